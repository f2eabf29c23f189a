import { Breach } from "../line";
import { type Check, figure, same, text } from "../shop";

const NUMBER = "97";
const FIRST = "864209753";
const SECOND = "753086421";

/** People, passwords, attendance, reprints and the settlement of the batch. */
export const DAY_END_CHECKS: readonly Check[] = [
  {
    title: "operator.add, changePassword, remove",
    run: async (shop) => {
      const cashier = { no: NUMBER, name: "certify" };
      await shop.must("108", "operator.add", { ...cashier, newPassword: FIRST });
      await shop.must("000", "operator.add", { ...cashier, newPassword: FIRST, ...shop.word });
      await shop.must("119", "operator.add", { ...cashier, newPassword: FIRST, ...shop.word });
      await shop.must("110", "operator.changePassword", {
        operator: NUMBER,
        password: SECOND,
        newPassword: SECOND,
      });
      await shop.must("000", "operator.changePassword", {
        operator: NUMBER,
        password: FIRST,
        newPassword: SECOND,
      });
      await shop.must("000", "operator.signIn", { operator: NUMBER, password: SECOND });
      await shop.must("000", "operator.remove", { no: NUMBER, ...shop.word });
      await shop.must("110", "operator.signIn", { operator: NUMBER, password: SECOND });
    },
  },
  {
    title: "rechargePassword.change, and back",
    run: async (shop) => {
      const { rechargePassword } = shop.told;
      await shop.must("111", "rechargePassword.change", {
        password: FIRST,
        newPassword: SECOND,
        ...shop.word,
      });
      await shop.must("000", "rechargePassword.change", {
        password: rechargePassword,
        newPassword: SECOND,
        ...shop.word,
      });
      await shop.must("000", "rechargePassword.change", {
        password: SECOND,
        newPassword: rechargePassword,
        ...shop.word,
      });
    },
  },
  {
    title: "employee.enrol and attendance.punch: in, and the same again within a minute",
    run: async (shop) => {
      const card = { no: `88${String(Date.now()).slice(-10)}` };
      await shop.must("000", "employee.enrol", { card, name: "certify", phone: "13900000005", ...shop.word });
      await shop.must("119", "employee.enrol", { card, name: "certify", phone: "13900000005", ...shop.word });
      same("direction", text(await shop.must("000", "attendance.punch", { card }), "direction"), "in");
      const again = await shop.must("000", "attendance.punch", { card });
      same("repeated", again.repeated, true);
      await shop.must("104", "attendance.punch", { card: { no: "99999999" } });
    },
  },
  {
    title: "receipt.print: COPY 1, COPY 2",
    run: async (shop) => {
      const spent = shop.remembered.get("spend");
      const ref = spent && typeof spent.reply.data.ref === "string" ? spent.reply.data.ref : "";
      const known = ref !== "" ? ref : text(await shop.recharge("once", 100), "ref");
      const first = figure(await shop.must("000", "receipt.print", { ref: known }), "copy");
      same("copy", figure(await shop.must("000", "receipt.print", { ref: known }), "copy"), first + 1);
    },
  },
  {
    title: "terminal.poll",
    run: async (shop) =>
      void (await shop.read("000", "terminal.poll", { orders: null, reviews: null, messages: null })),
  },
  {
    title: "GET /api/terminal/events: a stream under a good MAC",
    run: async (shop) => {
      const { status, type } = await shop.line.listen();
      same("HTTP status", status, 200);
      if (!type.startsWith("text/event-stream")) throw new Breach(`content type ${type}`);
    },
  },
  {
    title:
      "batch.totals and batch.settle agree; the batch after it is empty; journal.upload names a lost operation",
    run: async (shop) => {
      const open = await shop.read("000", "batch.totals", {});
      const settled = await shop.must("000", "batch.settle", { totals: open.totals ?? {}, countedCash: 0 });
      same("differences", settled.differences, []);
      same("totals", settled.totals, open.totals);
      const next = await shop.read("000", "batch.totals", {});
      same("new batch", figure(next, "batch"), figure(settled, "newBatch"));
      same("its totals", next.totals, {});
      const ghost = { session: 1, trace: 2_000_000_001, kind: "spend", amount: 1 };
      const journal = { batch: figure(settled, "batch"), part: 1, parts: 1, items: [ghost] };
      const compared = await shop.must("000", "journal.upload", journal);
      same("complete", compared.complete, true);
      if (!JSON.stringify(compared.differences).includes("serverLacks"))
        throw new Breach("the lost operation is not named");
    },
  },
];
