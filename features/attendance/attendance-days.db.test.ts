import { beforeAll, expect, test } from "vitest";
import { db } from "@/db/client";
import { employees, punches } from "@/db/schema/attendance";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStore, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { parseCursor } from "@/features/entries/time-cursor";
import { mintScope, type Scope } from "@/server/scope";
import { countAttendanceDays, listAttendanceDays, listEmployees } from "./day-queries";
import { attendanceParams } from "./list-params";
import { loadAttendance } from "./loaders";

testDatabase();

const TODAY = "2026-11-22";
let shop: TestMerchant;
let scope: Scope;
let wang: bigint;
let zhou: bigint;
let branch: bigint;

async function employee(of: TestMerchant, cardNo: string, name: string): Promise<bigint> {
  const [row] = await db()
    .insert(employees)
    .values({ merchantId: of.merchantId, cardNo, name, phone: "13900002222", createdAt: new Date() })
    .returning({ id: employees.id });
  if (!row) throw new Error("no employee");
  return row.id;
}

/** Punches at these hours of the day in Shanghai, stored in the order given. */
async function punched(
  of: TestMerchant,
  employeeId: bigint,
  day: string,
  hours: string[],
  storeId = of.storeId,
) {
  const { terminalId } = await makeTerminal(of, storeId);
  for (const hour of hours)
    await db()
      .insert(punches)
      .values({
        merchantId: of.merchantId,
        employeeId,
        at: new Date(`${day}T${hour}:00+08:00`),
        day,
        direction: "in",
        storeId,
        terminalId,
        offline: hour === "12:00",
        receivedAt: new Date(),
      });
}

beforeAll(async () => {
  shop = await makeMerchant({ zone: "Asia/Shanghai" });
  scope = mintScope(shop.merchantId);
  branch = (await makeStore(shop, "分店")).storeId;
  wang = await employee(shop, "80000001", "小王");
  zhou = await employee(shop, "80000002", "小周");
  await punched(shop, wang, "2026-11-20", ["18:00", "09:00", "13:00", "12:00"]);
  await punched(shop, zhou, "2026-11-20", ["09:00"]);
  await punched(shop, zhou, "2026-11-21", ["09:00", "17:30"], branch);
  await punched(shop, wang, TODAY, ["08:55"]);
  await punched(shop, wang, "2026-06-01", ["09:00"]);
});

const asked = (params: Record<string, string>) => attendanceParams(params, TODAY);
const list = async (params: Record<string, string>) => {
  const { filter, page } = asked(params);
  return (await listAttendanceDays(scope, filter, page)).rows.map((row) => [row.day, row.name]);
};

test("the latest day stands first; a month is shown, and a year of days without a clock-out", async () => {
  expect(await list({})).toEqual([
    [TODAY, "小王"],
    ["2026-11-21", "小周"],
    ["2026-11-20", "小周"],
    ["2026-11-20", "小王"],
  ]);
  expect(await list({ missing: "only" })).toEqual([
    ["2026-11-20", "小周"],
    ["2026-06-01", "小王"],
  ]);
  expect(await countAttendanceDays(scope, asked({}).filter)).toEqual({ days: 4, missing: 1 });
});

test("a day's punches alternate by their instants, with the hours between; today's open one is no task", async () => {
  const rows = (await listAttendanceDays(scope, asked({}).filter)).rows;
  const full = rows.find((row) => row.day === "2026-11-20" && row.name === "小王");
  expect(full?.punches.map(({ direction, punch }) => [direction, punch.offline])).toEqual([
    ["in", false],
    ["out", true],
    ["in", false],
    ["out", false],
  ]);
  expect(full).toMatchObject({ workedMs: 8 * 3_600_000, missingOut: false, present: false });
  expect(rows[0]).toMatchObject({ day: TODAY, missingOut: false, present: true });
  expect(rows.find((row) => row.day === "2026-11-20" && row.name === "小周")).toMatchObject({
    missingOut: true,
    workedMs: 0,
  });
});

test("each filter lets through its own, and what it says wrongly counts as not said", async () => {
  expect(await list({ employee: zhou.toString() })).toHaveLength(2);
  expect(await list({ store: branch.toString() })).toEqual([["2026-11-21", "小周"]]);
  expect(await list({ from: "2026-11-21", to: "2026-11-21" })).toEqual([["2026-11-21", "小周"]]);
  expect(await list({ from: "2026-01-01", to: "2026-06-30" })).toEqual([["2026-06-01", "小王"]]);
  expect(await list({ from: "2026-02-30", to: "x", employee: "-1", missing: "yes", store: "0" })).toEqual(
    await list({}),
  );
  expect(await list({ employee: "999999999999" })).toEqual([]);
});

test.each([1, 2, 3])("pages of %i show every row once, down and back up", async (size) => {
  const { filter } = asked({});
  const key = (row: { day: string; name: string }) => `${row.day} ${row.name}`;
  const all = (await listAttendanceDays(scope, filter)).rows.map(key);
  let page = await listAttendanceDays(scope, filter, undefined, size);
  const down = page.rows.map(key);
  for (let turn = 0; page.older && turn < all.length; turn += 1) {
    page = await listAttendanceDays(scope, filter, { after: parseCursor(page.older), before: null }, size);
    down.push(...page.rows.map(key));
  }
  expect(down).toEqual(all);
  let up = page.rows.map(key);
  for (let turn = 0; page.newer && turn < all.length; turn += 1) {
    page = await listAttendanceDays(scope, filter, { after: null, before: parseCursor(page.newer) }, size);
    up = [...page.rows.map(key), ...up];
  }
  expect(up).toEqual(all);
});

test("another merchant sees none of it, by whatever id it asks", async () => {
  const other = mintScope((await makeMerchant()).merchantId);
  const { filter, page } = asked({ employee: wang.toString(), from: "2026-01-01" });
  expect(await loadAttendance(other, filter, page)).toMatchObject({ rows: [], days: 0, employees: [] });
  expect(await listEmployees(scope)).toHaveLength(2);
});
