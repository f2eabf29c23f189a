import { Breach } from "../line";
import { type Check, figure, NEW_PIN, PIN, same, text } from "../shop";

/** Money and points of a card with a PIN (section 5). */
export const MONEY_CHECKS: readonly Check[] = [
  {
    title: "operator.signIn, operator.list",
    run: async (shop) => {
      const { password } = shop.told.operator;
      same("no", text(await shop.must("000", "operator.signIn", { password }), "no"), shop.told.operator.no);
      await shop.must("110", "operator.signIn", { password: "999999999" });
      await shop.must("000", "operator.signIn", { password });
      await shop.read("000", "operator.list", {});
    },
  },
  { title: "card.open without plastic draws a number", run: (shop) => shop.open("main", "13900000002", PIN) },
  {
    title: "bonus.quote and recharge agree; another bonus than expected is 109",
    run: async (shop) => {
      const card = shop.card("main");
      const { rechargePassword } = shop.told;
      const quote = await shop.read("000", "bonus.quote", { card, paid: 20_000 });
      const bonus = figure(quote, "bonus");
      const asked = { card, paid: 20_000, tender: "wechat", rechargePassword };
      await shop.must("109", "recharge", { ...asked, expectedBonus: bonus + 1 });
      const done = await shop.must("000", "recharge", { ...asked, expectedBonus: bonus });
      same("principal", figure(done, "principal"), 20_000);
      same("bonus", figure(done, "bonus"), bonus);
    },
  },
  {
    title: "a wrong recharge password is 111",
    run: async (shop) => {
      const card = shop.card("main");
      await shop.must("111", "recharge", { card, paid: 100, tender: "cash", rechargePassword: "987654321" });
    },
  },
  {
    title: "spend: 120 without the PIN, 101 with a wrong one, 100 beyond the balance, then 000",
    run: async (shop) => {
      const card = shop.card("main");
      await shop.must("120", "spend", { card, amount: 100 });
      figure(await shop.must("101", "spend", { card, amount: 100, pin: NEW_PIN }), "triesLeft");
      await shop.must("100", "spend", { card, amount: 900_000, pin: PIN });
      const done = await shop.must("000", "spend", { card, amount: 5_000, pin: PIN, note: "certify" });
      same("parts", figure(done, "principalPart") + figure(done, "bonusPart"), 5_000);
    },
  },
  {
    title: "txn.get and txn.list show it",
    run: async (shop) => {
      const spent = shop.remembered.get("spend");
      if (!spent) throw new Breach("no spend was made");
      const found = await shop.read("000", "txn.get", { ref: text(spent.reply.data, "ref") });
      same("voucher", text(found, "voucher"), text(spent.reply.data, "voucher"));
      same("amount", figure(found, "amount"), 5_000);
      await shop.read("000", "txn.list", { limit: 5 });
      await shop.read("114", "txn.get", { voucher: "999999" });
    },
  },
  {
    title: "refund: in parts, never above the spend, another person's word",
    run: async (shop) => {
      const spent = shop.remembered.get("spend");
      if (!spent) throw new Breach("no spend was made");
      const asked = { ref: text(spent.reply.data, "ref"), card: shop.card("main"), pin: PIN };
      await shop.must("108", "refund", { ...asked, amount: 1_000 });
      const part = await shop.must("000", "refund", { ...asked, amount: 2_000, ...shop.word });
      same("left", figure(part, "left"), 3_000);
      await shop.must("105", "refund", { ...asked, amount: 3_001, ...shop.word });
      await shop.must("000", "refund", { ...asked, amount: 3_000, ...shop.word });
      await shop.must("107", "refund", { ...asked, amount: 1, ...shop.word });
    },
  },
  {
    title: "void of a spend, once; a wrong supervisor's password is 110",
    run: async (shop) => {
      const card = shop.card("main");
      const spent = await shop.must("000", "spend", { card, amount: 1_500, pin: PIN });
      const asked = { kind: "spend", voucher: text(spent, "voucher"), card, pin: PIN };
      const wrong = { no: shop.told.supervisor.no, password: "987654321" };
      await shop.must("110", "void", { ...asked, supervisor: wrong });
      await shop.must("000", "void", { ...asked, ...shop.word });
      await shop.must("107", "void", { ...asked, ...shop.word });
    },
  },
  {
    title: "points.credit, points.spend, 116 beyond them, and their voids",
    run: async (shop) => {
      const card = shop.card("main");
      const { rechargePassword } = shop.told;
      const credited = await shop.must("000", "points.credit", { card, points: 300, rechargePassword });
      await shop.must("116", "points.spend", { card, points: 900_000_000, pin: PIN });
      const spent = await shop.must("000", "points.spend", { card, points: 200, pin: PIN });
      same("points", figure(spent, "points"), figure(credited, "points") - 200);
      const back = { kind: "points", voucher: text(spent, "voucher"), card, pin: PIN };
      const voided = await shop.must("000", "void", { ...back, ...shop.word });
      same("points after the void", figure(voided, "points"), figure(credited, "points"));
      const all = { kind: "points", voucher: text(credited, "voucher"), card, rechargePassword };
      await shop.must("000", "void", { ...all, ...shop.word });
    },
  },
  {
    title: "a recharge whose money is there is voided by a supervisor; a cashier may not",
    run: async (shop) => {
      const { rechargePassword, supervisor } = shop.told;
      await shop.open("voided", "13900000003", null);
      const paid = await shop.recharge("voided", 3_000);
      const card = shop.card("voided");
      const asked = {
        kind: "recharge",
        voucher: text(paid, "voucher"),
        card,
        rechargePassword,
        ...shop.word,
      };
      await shop.must("115", "void", asked);
      await shop.must("000", "void", { ...asked, operator: supervisor.no });
      same("principal", figure(await shop.balance("voided", null), "principal"), 0);
    },
  },
];
