import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstIssuePath } from "./first-issue-path";
import { isOperation, OPERATIONS, type Operation, specOf } from "./operations";

const secret = "A".repeat(59);
const card = { no: "6217001234567890" };
const supervisor = { no: "00", password: secret };
const rechargeData = {
  operator: "01",
  card,
  paid: 10_000,
  expectedBonus: 1_000,
  tender: "cash",
  rechargePassword: secret,
};
const voidData = { operator: "01", kind: "spend", voucher: "000012", card, supervisor };

const GOOD: Record<Operation, unknown[]> = {
  "terminal.activate": [{ handle: "ABC234" }],
  "terminal.signOn": [{ version: "1.0.0" }],
  "terminal.poll": [{ orders: null, reviews: "c1", messages: null }],
  "operator.signIn": [{ operator: "00", password: secret }],
  "operator.list": [{}],
  "card.open": [
    { operator: "01", card, phone: "13912341234" },
    {
      operator: "01",
      card,
      phone: "+85291234567",
      birthday: "2000-02-29",
      gender: "female",
      name: "欧阳娜娜",
      newPin: secret,
    },
  ],
  "card.voidOpen": [{ operator: "01", card }],
  "card.reportLost": [
    { operator: "01", card },
    { operator: "01", card, phone: "13912341234" },
  ],
  "card.unlock": [
    { operator: "01", card, pin: secret },
    { operator: "01", card, supervisor },
    { operator: "01", card, approvalId: "12" },
  ],
  "card.reissue": [{ operator: "01", card, newCard: { no: "6217001234567809" }, pin: secret }],
  "card.changePin": [{ operator: "01", card, pin: secret, newPin: secret }],
  "card.resetPin": [{ operator: "01", card }],
  "card.bind": [{ operator: "01", card, pin: secret }],
  "card.unbind": [{ operator: "01", card }],
  "card.quoteClose": [{ card }],
  "card.close": [
    { operator: "01", card, refund: 0 },
    { operator: "01", card, refund: 5_000, tender: "cash", pin: secret, approvalId: "12" },
  ],
  "points.credit": [{ operator: "01", card, points: 50, rechargePassword: secret }],
  "points.spend": [{ operator: "01", card, points: 50, pin: secret }],
  refund: [{ operator: "01", ref: "100000000012", card, amount: 1_000, pin: secret, supervisor }],
  "operator.changePassword": [{ operator: "01", password: secret, newPassword: secret }],
  "operator.add": [{ operator: "01", no: "07", name: "小李", newPassword: secret, supervisor }],
  "operator.remove": [{ operator: "01", no: "07", supervisor }],
  "rechargePassword.change": [{ operator: "00", password: secret, newPassword: secret, supervisor }],
  "approval.status": [{ approvalId: "12" }],
  "journal.upload": [
    {
      operator: "01",
      batch: 7,
      part: 1,
      parts: 1,
      items: [{ session: 1, trace: 2, kind: "spend", amount: 500, ref: "100000000012" }],
    },
  ],
  "employee.enrol": [
    { operator: "01", card, name: "小李", phone: "13912341234", newPassword: secret, supervisor },
  ],
  "attendance.punch": [{ card }, { operator: "01", card, at: "2026-11-22T01:30:00.000Z", password: secret }],
  "card.find": [{ phone: "13912341234" }, { name: "张伟" }, { cardNo: card.no }, { birthday: "1990-01-31" }],
  balance: [{ card }, { card: { token: "abcdefghijklmnop" }, pin: secret }],
  "bonus.quote": [{ card, paid: 1 }],
  recharge: [rechargeData, { ...rechargeData, expectedBonus: 0 }],
  spend: [{ operator: "01", card, amount: 1_000_000_000_000, pin: secret, note: "龙井 × 2" }],
  void: [
    voidData,
    { ...voidData, kind: "recharge", terminal: "10000017", pin: secret, rechargePassword: secret },
  ],
  "txn.get": [{ voucher: "000012" }, { ref: "000000000012" }],
  "txn.list": [{ limit: 50 }, { limit: 1, cursor: "000000000012" }],
  "txn.status": [
    { session: 1, trace: 1 },
    { session: 1, trace: 1, close: true },
  ],
  "txn.reverse": [{ session: 1, trace: 1, txnId: "ICEiIyQlJicoKSorLC0uLw" }],
  "batch.totals": [{}],
  "batch.settle": [
    { operator: "01", totals: {} },
    {
      operator: "01",
      totals: { spend: { count: 2, sum: 5_450 }, close: { count: 0, sum: 0 } },
      countedCash: 0,
    },
  ],
  "receipt.print": [
    { operator: "01", ref: "000000000012" },
    { operator: "01", batch: 7, what: "details" },
  ],
};

/** Where `data` of an operation is refused; null when it is accepted. */
function refusedAt(op: Operation, data: unknown): string | null {
  const read = specOf(op).data.safeParse(data);
  return read.success ? null : firstIssuePath(read.error);
}

describe.each(Object.keys(OPERATIONS).filter(isOperation))("%s", (op) => {
  test.each(GOOD[op])("takes %j as it is", (data) => {
    expect(refusedAt(op, data)).toBeNull();
    expect(specOf(op).data.parse(data)).toEqual(data);
  });

  test.each(GOOD[op])("refuses an unknown key at any depth of %j and names it", (data) => {
    const text = JSON.stringify(data);
    for (let at = text.indexOf("{"); at >= 0; at = text.indexOf("{", at + 1)) {
      const comma = text[at + 1] === "}" ? "" : ",";
      const spiked = JSON.parse(`${text.slice(0, at + 1)}"zzz":1${comma}${text.slice(at + 1)}`);
      expect(refusedAt(op, spiked)).toMatch(/(^|\.)zzz$/);
    }
  });

  test("refuses whatever else JSON can say", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const empty = JSON.stringify(data) === "{}";
        expect(refusedAt(op, data) === null).toBe(empty && ["operator.list", "batch.totals"].includes(op));
      }),
      { numRuns: 30 },
    );
  });
});

describe("numbers are integers", () => {
  const hostile = ["1.5", "-1", "0", "-0", "1e309", "1e13", "9007199254740993", '"1"', "null", "true", "[1]"];
  test.each(hostile)("%s is no amount", (number) => {
    expect(
      refusedAt("spend", JSON.parse(`{"operator":"01","card":{"no":"62170012"},"amount":${number}}`)),
    ).toBe("amount");
  });
});

test.each([
  ["card.find", { phone: "13912341234", name: "张" }, /^(phone|name)$/],
  ["card.find", {}, /^(phone|name|cardNo|birthday)$/],
  ["card.find", { name: "\u202eevil" }, /^name$/],
  ["card.find", { name: "\u0000" }, /^name$/],
  ["card.find", { name: "\ud800" }, /^name$/],
  ["card.open", { operator: "01", card: { token: "abcdefghijklmnop" }, phone: "13912341234" }, /^card\./],
  ["card.open", { operator: "01", card, phone: "１3912341234" }, /^phone$/],
  ["card.open", { operator: "01", card, phone: "13912341234", birthday: "2001-02-29" }, /^birthday$/],
  ["spend", { operator: "1", card, amount: 1 }, /^operator$/],
  ["spend", { operator: "01", card: { no: "6217" }, amount: 1 }, /^card\.no$/],
  ["spend", { operator: "01", card, amount: 1, pin: "246810" }, /^pin$/],
  ["spend", { operator: "01", card, amount: 1, note: "" }, /^note$/],
  ["void", { ...voidData, kind: "orders" }, /^kind$/],
  ["void", { ...voidData, approvalId: "0" }, /^approvalId$/],
  ["journal.upload", { operator: "01", batch: 1, part: 2, parts: 1, items: [] }, /^part$/],
  ["card.reissue", { operator: "01", card, newCard: { token: "abcdefghijklmnop" } }, /^newCard\./],
  ["void", { ...voidData, supervisor: { no: "00" } }, /^supervisor\.password$/],
  ["batch.settle", { operator: "01", totals: { tips: { count: 1, sum: 1 } } }, /^totals\.tips$/],
  ["txn.list", { limit: 51 }, /^limit$/],
  ["receipt.print", { operator: "01", batch: 1, what: "all" }, /^what$/],
] as const)("%s refuses %j with its path", (op, data, path) => {
  expect(refusedAt(op, data)).toMatch(path);
});

test("a hostile key comes back harmless", () => {
  const data = { operator: "01", card, amount: 1, ["<b>\n".repeat(50)]: 1 };
  expect(refusedAt("spend", data)).toMatch(/^[\w$.?-]{1,60}$/);
  expect(refusedAt("spend", JSON.parse('{"operator":"01","__proto__":{"amount":1}}'))).not.toBeNull();
});
