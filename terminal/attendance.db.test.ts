import { asc, eq } from "drizzle-orm";
import { afterEach, expect, test } from "vitest";
import { db } from "@/db/client";
import { approvals } from "@/db/schema/approvals";
import { employees, punches } from "@/db/schema/attendance";
import { auditRows } from "@/db/test/audit-rows";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { setClockForTests } from "@/server/clock";
import { signedOnTerminal } from "./test/counter-scene";
import { boss, type Word, worded } from "./test/operator-messages";
import { type RawSession, say, sealed, traced, untraced } from "./test/raw-message";

testDatabase();
afterEach(() => setClockForTests(null));

const CARD = "80000001";
const NINE = new Date("2026-11-22T01:00:00Z");
const later = (minutes: number) => new Date(NINE.getTime() + minutes * 60_000);

function enrolBody(at: RawSession, trace: number, word: Word, more: Record<string, unknown> = {}) {
  const data = { operator: "01", card: { no: CARD }, name: "小王", phone: "13900002222" };
  return traced("employee.enrol", trace, { ...data, ...worded(at, trace, word), ...more });
}

function punchBody(trace: number, more: Record<string, unknown> = {}) {
  return traced("attendance.punch", trace, { card: { no: CARD }, ...more });
}

/** A punch at an instant of the server's clock. */
function punchAt(at: RawSession, trace: number, instant: Date, more: Record<string, unknown> = {}) {
  setClockForTests(() => instant);
  return say(at, punchBody(trace, more));
}

async function enrolled(password?: string) {
  const shop = await makeMerchant({ zone: "Asia/Shanghai", cutoffMinutes: 0 });
  const { at } = await signedOnTerminal(shop);
  const newPassword =
    password === undefined ? {} : { newPassword: sealed(at, 1, "newPassword", CARD, password) };
  const reply = await say(at, enrolBody(at, 1, boss(shop), newPassword));
  if (reply.code !== "000") throw new Error(reply.body);
  return { shop, at };
}

const stored = (shop: TestMerchant) =>
  db()
    .select({ at: punches.at, direction: punches.direction, day: punches.day, offline: punches.offline })
    .from(punches)
    .where(eq(punches.merchantId, shop.merchantId))
    .orderBy(asc(punches.at));

const staff = (shop: TestMerchant) =>
  db().select().from(employees).where(eq(employees.merchantId, shop.merchantId));

test("an employee is enrolled by the supervisor's word, with a slip that tells no password", async () => {
  const shop = await makeMerchant();
  const { at } = await signedOnTerminal(shop);
  const newPassword = sealed(at, 1, "newPassword", CARD, "246810");
  const body = enrolBody(at, 1, boss(shop), { newPassword });
  const reply = await say(at, body);
  expect(reply).toMatchObject({ code: "000", data: { cardNo: CARD, name: "小王" } });
  expect(reply.body).not.toContain("246810");
  expect(reply.body).not.toContain("13900002222");
  expect(await say(at, body)).toMatchObject({ code: "000", replayed: true, data: reply.data });
  expect(await staff(shop)).toMatchObject([{ cardNo: CARD, phone: "13900002222", status: "active" }]);
  expect(await auditRows(shop)).toMatchObject([
    { name: "employee.enrol", actorId: shop.supervisor.id, after: { name: "小王", passwordSet: true } },
  ]);
});

test("a cashier alone asks for approval, and enrols nobody", async () => {
  const shop = await makeMerchant();
  const { at } = await signedOnTerminal(shop);
  expect(await say(at, enrolBody(at, 1, null))).toMatchObject({ code: "108" });
  expect(await say(at, enrolBody(at, 2, { no: "01", password: "123456" }))).toMatchObject({ code: "115" });
  expect(await staff(shop)).toEqual([]);
  expect(await auditRows(shop)).toEqual([]);
});

test("a member card is no attendance card, and a card is enrolled once, also from two terminals at once", async () => {
  const shop = await makeMerchant();
  const { at } = await signedOnTerminal(shop);
  const other = (await signedOnTerminal(shop)).at;
  const [member = ""] = await makeStockCards(shop, 1);
  expect(await say(at, enrolBody(at, 1, boss(shop), { card: { no: member } }))).toMatchObject({
    code: "119",
  });
  expect(await say(at, enrolBody(at, 2, null, { card: { no: member } }))).toMatchObject({ code: "119" });
  expect(await db().select().from(approvals).where(eq(approvals.merchantId, shop.merchantId))).toEqual([]);
  const both = await Promise.all([
    say(at, enrolBody(at, 3, boss(shop))),
    say(other, enrolBody(other, 1, boss(shop))),
  ]);
  expect(both.map((r) => r.code).sort()).toEqual(["000", "119"]);
  expect(await staff(shop)).toHaveLength(1);
});

test("punches alternate within a day, two inside a minute are one, and a new day starts with in", async () => {
  const { shop, at } = await enrolled();
  expect(await punchAt(at, 2, NINE)).toMatchObject({
    code: "000",
    data: { name: "小王", direction: "in", at: NINE.toISOString(), day: "2026-11-22", repeated: false },
  });
  const again = punchAt(at, 3, new Date(NINE.getTime() + 59_999));
  expect(await again).toMatchObject({ data: { direction: "in", at: NINE.toISOString(), repeated: true } });
  expect(await punchAt(at, 4, later(540))).toMatchObject({ data: { direction: "out", repeated: false } });
  expect(await punchAt(at, 5, later(600))).toMatchObject({ data: { direction: "in" } });
  // Nobody clocked out: the next morning is a new day, not that clock-out.
  expect(await punchAt(at, 6, later(24 * 60))).toMatchObject({
    data: { direction: "in", day: "2026-11-23" },
  });
  expect((await stored(shop)).map((p) => p.direction)).toEqual(["in", "out", "in", "in"]);
});

test("a minute that spans midnight is one punch, of the day before", async () => {
  const { shop, at } = await enrolled();
  const midnight = new Date("2026-11-22T16:00:00Z");
  await punchAt(at, 2, new Date(midnight.getTime() - 8 * 3_600_000));
  await punchAt(at, 3, new Date(midnight.getTime() - 20_000));
  expect(await punchAt(at, 4, new Date(midnight.getTime() + 20_000))).toMatchObject({
    data: { direction: "out", day: "2026-11-22", repeated: true },
  });
  expect(await stored(shop)).toHaveLength(2);
});

test("queued punches are placed by their own clock, replayed once, and marked as made offline", async () => {
  const { shop, at } = await enrolled();
  setClockForTests(() => later(600));
  const out = punchBody(3, { at: later(540).toISOString() });
  const early = punchBody(2, { at: NINE.toISOString(), operator: "01" });
  expect(await say(at, out)).toMatchObject({ code: "000", data: { direction: "in" } });
  expect(await say(at, early)).toMatchObject({ code: "000", data: { direction: "in" } });
  expect(await say(at, early)).toMatchObject({ code: "000", replayed: true });
  expect(await stored(shop)).toEqual([
    { at: NINE, direction: "in", day: "2026-11-22", offline: true },
    { at: later(540), direction: "in", day: "2026-11-22", offline: true },
  ]);
  const punched = (await auditRows(shop)).filter((row) => row.name === "attendance.punch");
  expect(punched.map((row) => row.actorKind)).toEqual(["system", "operator"]);
});

test("a clock that is ahead, or a punch that is too old, is refused and leaves no row", async () => {
  const { shop, at } = await enrolled();
  const ahead = await punchAt(at, 2, NINE, { at: later(3).toISOString() });
  expect(ahead).toMatchObject({ code: "105", data: { limit: 120, which: "secondsAhead" } });
  const old = await punchAt(at, 3, NINE, { at: later(-7 * 24 * 60 - 1).toISOString() });
  expect(old).toMatchObject({ code: "105", data: { limit: 604_800, which: "secondsOld" } });
  expect(await stored(shop)).toEqual([]);
});

test("an employee's password is asked where there is one, counted, and locks", async () => {
  const { shop, at } = await enrolled("246810");
  expect(await punchAt(at, 2, NINE)).toMatchObject({ code: "120" });
  const password = (trace: number, digits: string) => ({
    password: sealed(at, trace, "password", CARD, digits),
  });
  expect(await punchAt(at, 3, NINE, password(3, "246810"))).toMatchObject({ code: "000" });
  const codes = [];
  for (let trace = 4; trace <= 9; trace += 1)
    codes.push((await punchAt(at, trace, later(60), password(trace, "000000"))).code);
  expect(codes).toEqual(["110", "110", "110", "110", "110", "112"]);
  expect(await punchAt(at, 10, later(61), password(10, "246810"))).toMatchObject({ code: "112" });
  expect(await stored(shop)).toHaveLength(1);
});

test("another merchant's attendance card is unknown, like one that nobody has", async () => {
  const { at } = await enrolled();
  const stranger = await makeMerchant();
  const theirs = (await signedOnTerminal(stranger)).at;
  const foreign = await say(theirs, punchBody(1));
  const none = await say(at, punchBody(2, { card: { no: "80009999" } }));
  expect([foreign.code, foreign.data]).toEqual(["104", {}]);
  expect([none.code, none.data]).toEqual([foreign.code, foreign.data]);
  expect(await stored(stranger)).toEqual([]);
  expect(await auditRows(stranger)).toEqual([]);
});

test("one employee at two terminals at once makes one punch", async () => {
  const { shop, at } = await enrolled();
  const other = (await signedOnTerminal(shop)).at;
  const both = await Promise.all([say(at, punchBody(2)), say(other, punchBody(1))]);
  expect(both.map((r) => [r.code, r.data?.direction, r.data?.repeated]).sort()).toEqual([
    ["000", "in", false],
    ["000", "in", true],
  ]);
  expect(await stored(shop)).toHaveLength(1);
});

test("a punch and an enrolment are not taken back by a reversal", async () => {
  const { at, shop } = await enrolled();
  const body = punchBody(2);
  expect(await say(at, body)).toMatchObject({ code: "000" });
  const { txnId } = JSON.parse(body);
  const reverse = untraced("txn.reverse", { session: at.session, trace: 2, txnId });
  expect(await say(at, reverse)).toMatchObject({ code: "118" });
  expect(await stored(shop)).toHaveLength(1);
});
