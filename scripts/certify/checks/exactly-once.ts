import { newTxnId } from "@/terminal/client/request-body";
import { Breach } from "../line";
import { type Check, expectCode, figure, type Shop, same } from "../shop";

/** Principal and bonus on the card "once", fen. */
async function held(shop: Shop): Promise<number> {
  const now = await shop.balance("once", null);
  return figure(now, "principal") + figure(now, "bonus");
}

/** One effect per key, for ever (section 3). They need the card "once", with money on it and no PIN. */
export const ONCE_CHECKS: readonly Check[] = [
  {
    title: "a card to try keys on",
    run: async (shop) => {
      await shop.open("once", "13900000001", null);
      await shop.recharge("once", 100_000);
    },
  },
  {
    title: "the same key and bytes again: the stored reply, nothing booked twice",
    run: async (shop) => {
      const { line, told } = shop;
      const before = await held(shop);
      const sent = await line.write("spend", {
        operator: told.operator.no,
        card: shop.card("once"),
        amount: 1_000,
      });
      const first = await line.send("spend", sent.body);
      const again = await line.send("spend", sent.body);
      expectCode("spend", first, "000");
      same("replayed", again.replayed, true);
      same("the reply's data", again.data, first.data);
      same("the reply's time", again.time, first.time);
      same("principal and bonus", await held(shop), before - 1_000);
    },
  },
  {
    title: "eight copies of one message at once book once",
    run: async (shop) => {
      const { line, told } = shop;
      const before = await held(shop);
      const sent = await line.write("spend", {
        operator: told.operator.no,
        card: shop.card("once"),
        amount: 500,
      });
      const replies = await Promise.all(Array.from({ length: 8 }, () => line.send("spend", sent.body)));
      const booked = replies.filter(({ code }) => code === "000");
      if (booked.length + replies.filter(({ code }) => code.startsWith("3")).length !== 8)
        throw new Breach(`answers: ${replies.map(({ code }) => code).join(" ")}`);
      same("principal and bonus", await held(shop), before - 500);
    },
  },
  {
    title: "the same key with other content is 205",
    run: async (shop) => {
      const { line, told } = shop;
      const sent = await line.write("spend", {
        operator: told.operator.no,
        card: shop.card("once"),
        amount: 100,
      });
      expectCode("spend", await line.send("spend", sent.body), "000");
      expectCode("spend", await line.send("spend", sent.body.replace('"amount":100', '"amount":101')), "205");
    },
  },
  {
    title: "a decline is remembered as well",
    run: async (shop) => {
      const { line, told } = shop;
      const data = { operator: told.operator.no, card: shop.card("once"), amount: 90_000_000 };
      const sent = await line.write("spend", data);
      expectCode("spend", await line.send("spend", sent.body), "100");
      await shop.recharge("once", 1_000);
      const again = await line.send("spend", sent.body);
      expectCode("spend", again, "100");
      same("replayed", again.replayed, true);
    },
  },
  {
    title: "a reversal takes a spend back, once, and the late copy is 020",
    run: async (shop) => {
      const { line, told } = shop;
      const before = await held(shop);
      const data = { operator: told.operator.no, card: shop.card("once"), amount: 700 };
      const { sent } = await line.perform("spend", data);
      const { session, trace, txnId } = sent;
      expectCode("txn.reverse", await line.ask("txn.reverse", { session, trace, txnId }), "020");
      expectCode("txn.reverse", await line.ask("txn.reverse", { session, trace, txnId }), "020");
      expectCode("spend", await line.send("spend", sent.body), "020");
      same("principal and bonus", await held(shop), before);
    },
  },
  {
    title: "a reversal of a key never seen stops the late original",
    run: async (shop) => {
      const { line, told } = shop;
      const data = { operator: told.operator.no, card: shop.card("once"), amount: 800 };
      const { session, trace, txnId, body } = await line.write("spend", data);
      expectCode("txn.reverse", await line.ask("txn.reverse", { session, trace, txnId }), "020");
      expectCode("spend", await line.send("spend", body), "020");
    },
  },
  {
    title: "txn.status: 114 for a key never seen, 021 with close, then the late original is 020",
    run: async (shop) => {
      const { line, told } = shop;
      const data = { operator: told.operator.no, card: shop.card("once"), amount: 900 };
      const { session, trace, body } = await line.write("spend", data);
      expectCode("txn.status", await line.ask("txn.status", { session, trace }), "114");
      expectCode("txn.status", await line.ask("txn.status", { session, trace, close: true }), "021");
      expectCode("spend", await line.send("spend", body), "020");
    },
  },
  {
    title: "a reversal under another txnId is 205",
    run: async (shop) => {
      const { line, told } = shop;
      const { sent } = await line.perform("spend", {
        operator: told.operator.no,
        card: shop.card("once"),
        amount: 100,
      });
      const { session, trace } = sent;
      expectCode("txn.reverse", await line.ask("txn.reverse", { session, trace, txnId: newTxnId() }), "205");
    },
  },
  {
    title: "a new trace under the session before is 202, a known one still answers",
    run: async (shop) => {
      const { line, told } = shop;
      const data = { operator: told.operator.no, card: shop.card("once"), amount: 100 };
      const known = await line.write("spend", data);
      expectCode("spend", await line.send("spend", known.body), "000");
      const fresh = await line.write("spend", data);
      const before = line.present();
      await line.signOn();
      const late = await line.say("spend", fresh.body, before);
      same("code of the new trace", late.reply?.code, "202");
      const remembered = await line.say("spend", known.body, before);
      same("code of the known trace", remembered.reply?.code, "000");
      same("replayed", remembered.reply?.replayed, true);
    },
  },
];
