import * as fc from "fast-check";
import { expect, test } from "vitest";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { verifyLedger } from "@/ledger/verify";
import { runOperation } from "@/server/operation";
import type { Outcome } from "./client/outcome";
import type { Terminal } from "./client/terminal";
import { balanceOf } from "./test/counter-scene";
import { type DeafLine, deafLine } from "./test/deaf-line";
import { wiredTerminal } from "./test/wired-terminal";

testDatabase();

const SEED = Number(process.env.YIKA_SEED ?? 20261122);
const RUNS = 25;
const operator = "01";
const supervisor = { no: "00", password: "123456" };

/** A counter with two terminals whose lines can go deaf, and one card whose recharges earn a bonus. */
async function counter() {
  const shop = await makeMerchant({ fenPerPoint: 100n });
  const tier = { name: "满十送三", from: "10", give: "fixed", value: "3.33" };
  await runOperation(createTier, portalContextOf(shop), tier);
  const lines = [deafLine(), deafLine()] as const;
  const wired = await Promise.all(lines.map(({ transport }) => wiredTerminal(shop, transport)));
  const tills = wired.map(({ terminal, terminalId }, i) => {
    const line = lines[i];
    if (!line) throw new Error("a till without a line");
    return { terminal, line, id: terminalId.toString() };
  });
  const [no = ""] = await makeStockCards(shop, 1);
  await tills[0]?.terminal.perform("card.open", { operator, card: { no }, phone: "13900001234" });
  return { shop, tills, no };
}

type Till = { readonly terminal: Terminal; readonly line: DeafLine; readonly id: string };
type Booked = { readonly op: string; readonly ref: string; readonly voucher: string; readonly till: string };

const step = fc.record({
  op: fc.constantFrom(
    "recharge",
    "spend",
    "spend",
    "points.credit",
    "points.spend",
    "refund",
    "void",
    "void",
    "card.close",
  ),
  till: fc.constantFrom(0, 1),
  figure: fc.integer({ min: 1, max: 2500 }),
  which: fc.nat(20),
  lost: fc.integer({ min: 0, max: 4 }).map((n) => n === 0),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Does one step as a counter would; what it cannot do is declined by the server, never by the test. */
async function take(
  { terminal }: Till,
  { op, figure, which }: Step,
  on: { no: string; rechargePassword: string; booked: readonly Booked[] },
): Promise<Outcome> {
  const card = { no: on.no };
  const { rechargePassword } = on;
  const common = { operator, card };
  const of = (...ops: string[]) => {
    const fit = on.booked.filter((known) => ops.includes(known.op));
    return fit[which % Math.max(fit.length, 1)];
  };
  switch (op) {
    case "recharge":
      return terminal.perform("recharge", { ...common, paid: figure, tender: "cash", rechargePassword });
    case "spend":
      return terminal.perform("spend", { ...common, amount: figure });
    case "points.credit":
      return terminal.perform("points.credit", { ...common, points: figure, rechargePassword });
    case "points.spend":
      return terminal.perform("points.spend", { ...common, points: figure });
    case "refund": {
      const ref = of("spend")?.ref ?? "999999999999";
      return terminal.perform("refund", { ...common, ref, amount: (figure % 300) + 1, supervisor });
    }
    case "card.close": {
      const quote = await terminal.query("card.quoteClose", { card });
      const refund = quote.kind === "answer" ? quote.data.refund : 0;
      return terminal.perform("card.close", { ...common, refund, tender: "cash", supervisor });
    }
    default: {
      const original = of("spend", "recharge", "points.credit", "points.spend");
      const kind = original?.op.startsWith("points")
        ? "points"
        : original?.op === "recharge"
          ? "recharge"
          : "spend";
      const where = {
        voucher: original?.voucher ?? "999999",
        ...(original ? { terminal: original.till } : {}),
      };
      const asked = { card, operator: "00", kind, ...where, rechargePassword, supervisor } as const;
      return terminal.perform("void", asked);
    }
  }
}

test("any history over two terminals leaves every figure right, and both agree with the server at settlement", async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 22 }), async (steps) => {
      const { shop, tills, no } = await counter();
      const booked: Booked[] = [];
      for (const [n, asked] of [
        { op: "recharge", till: 0, figure: 9000, which: 0, lost: false } as const,
        ...steps,
      ].entries()) {
        const till = tills[asked.till];
        if (!till) throw new Error("no such till");
        // A lost closing comes back to life; what is kept of it would end the history early.
        if (asked.lost || (asked.op === "card.close" && n < steps.length)) till.line.lose();
        const outcome = await take(till, asked, { no, rechargePassword: shop.rechargePassword, booked });
        till.line.mend();
        const name = `${outcome.op} ${outcome.kind}`;
        seen.set(name, (seen.get(name) ?? 0) + 1);
        expect(["done", "declined", "cancelled"]).toContain(outcome.kind);
        if (outcome.kind === "done" && outcome.data && "ref" in outcome.data && "voucher" in outcome.data)
          booked.push({
            op: outcome.op,
            ref: String(outcome.data.ref),
            voucher: String(outcome.data.voucher),
            till: till.id,
          });
      }
      for (const { terminal } of tills) {
        const totals = await terminal.ownTotals();
        expect(await terminal.perform("batch.settle", { operator, totals })).toMatchObject({
          kind: "done",
          data: { differences: [], totals },
        });
      }
      const { principal, bonus } = await balanceOf(shop.merchantId, no);
      expect(principal >= 0n && bonus >= 0n).toBe(true);
      expect((await verifyLedger()).firstBad).toBeNull();
    }),
    { numRuns: RUNS, seed: SEED },
  );
  console.log(
    `histories: ${RUNS}, ${[...seen]
      .map(([name, n]) => `${name} ${n}`)
      .sort()
      .join(", ")}, seed ${SEED}`,
  );
});

const VOIDED_MEANWHILE = [
  ["spend", "spend", "spendVoid"],
  ["recharge", "recharge", "rechargeVoid"],
  ["points.spend", "points", "pointsSpendVoid"],
  ["points.credit", "points", "pointsCreditVoid"],
] as const;

test.each(VOIDED_MEANWHILE)(
  "a %s reversed after another terminal voided it counts nowhere at its own; the void stays where it was made",
  async (op, kind, counted) => {
    const { shop, tills, no } = await counter();
    const [a, b] = tills;
    if (!a || !b) throw new Error("two tills");
    const card = { no };
    const { rechargePassword } = shop;
    const common = { operator, card };
    await b.terminal.perform("recharge", { ...common, paid: 500, tender: "cash", rechargePassword });
    await b.terminal.perform("points.credit", { ...common, points: 500, rechargePassword });
    const before = await b.terminal.ownTotals();
    const held = await balanceOf(shop.merchantId, no);
    let voided: Outcome | null = null;
    a.line.lose(async () => {
      const asked = { ...common, operator: "00", kind, voucher: "000001", terminal: a.id } as const;
      voided = await b.terminal.perform("void", { ...asked, rechargePassword, supervisor });
    });
    const asked = { op, till: 0, figure: 300, which: 0, lost: true } as const;
    const outcome = await take(a, asked, { no, rechargePassword, booked: [] });
    expect(outcome.kind).toBe("cancelled");
    expect(voided).toMatchObject({ kind: "done" });
    expect(await balanceOf(shop.merchantId, no)).toEqual(held);
    for (const [{ terminal }, totals] of [
      [a, {}],
      [b, { ...before, [counted]: { count: 1, sum: 300 } }],
    ] as const) {
      expect(await terminal.ownTotals()).toEqual(totals);
      const settled = await terminal.perform("batch.settle", { operator, totals });
      expect(settled).toMatchObject({ kind: "done", data: { differences: [], totals } });
    }
    expect((await verifyLedger()).firstBad).toBeNull();
  },
);
