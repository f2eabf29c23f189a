import fc from "fast-check";
import { expect, test } from "vitest";
import { BUCKET_ORDERS } from "@/domain/bucket";
import { decideClose, quoteClose } from "@/domain/closing";
import {
  type Amounts,
  addAmounts,
  applyAmounts,
  type Balance,
  type EntryKind,
  isBalanced,
  ZERO_AMOUNTS,
} from "@/domain/entry";
import { NO_LIMITS } from "@/domain/limits";
import { decidePointsCredit, decidePointsSpend } from "@/domain/points";
import { decideRecharge } from "@/domain/recharge";
import { decideRefund } from "@/domain/refund";
import { decideReversal } from "@/domain/reversal";
import { decideSpend } from "@/domain/spend";
import {
  decidePointsCreditVoid,
  decidePointsSpendVoid,
  decideRechargeVoid,
  decideSpendVoid,
} from "@/domain/voiding";

type Booked = { kind: EntryKind; amounts: Amounts; corrects: number | null };

/** One account, driven through the rules alone, as a ledger would. */
class Account {
  readonly entries: Booked[] = [];
  balance: Balance = { principal: 0n, bonus: 0n, points: 0n };

  book(kind: EntryKind, amounts: Amounts, after: Balance, corrects: number | null = null): void {
    expect(isBalanced(amounts)).toBe(true);
    expect(after).toEqual(applyAmounts(this.balance, amounts));
    expect(after.principal >= 0n && after.bonus >= 0n).toBe(true);
    this.entries.push({ kind, amounts, corrects });
    this.balance = after;
  }

  /** What corrected an entry, with what corrected those corrections. */
  corrections(index: number): Amounts {
    return this.entries.reduce(
      (sum, e, i) =>
        e.corrects === index ? addAmounts(sum, addAmounts(e.amounts, this.corrections(i))) : sum,
      ZERO_AMOUNTS,
    );
  }
}

type Step = (account: Account) => void;

const fen = fc.bigInt({ min: 1n, max: 50_000n });

const recharge = fc.tuple(fen, fc.bigInt({ min: 0n, max: 5_000n }), fc.nat(50)).map(
  ([paid, bonus, points]): Step =>
    (account) => {
      const facts = { expectedBonus: bonus, limits: NO_LIMITS, named: true, operatorDayTotal: null };
      const result = decideRecharge({
        balance: account.balance,
        paid,
        bonus,
        points: BigInt(points),
        ...facts,
      });
      if (result.ok) account.book("recharge", result.value.amounts, result.value.after);
    },
);

const spend = fc.tuple(fen, fc.constantFrom(...BUCKET_ORDERS)).map(
  ([amount, order]): Step =>
    (account) => {
      const pointsRule = { fenPerPoint: 100n, base: "whole" as const };
      const result = decideSpend({ balance: account.balance, amount, order, pointsRule, limits: NO_LIMITS });
      if (result.ok) account.book("spend", result.value.amounts, result.value.after);
    },
);

const points = fc.tuple(fc.boolean(), fc.bigInt({ min: 1n, max: 500n })).map(
  ([credit, n]): Step =>
    (account) => {
      const result = (credit ? decidePointsCredit : decidePointsSpend)(account.balance.points, n);
      if (!result.ok) return;
      const kind = credit ? "pointsCredit" : "pointsSpend";
      account.book(kind, result.value, applyAmounts(account.balance, result.value));
    },
);

const VOIDS = {
  recharge: { kind: "rechargeVoid", rule: decideRechargeVoid },
  spend: { kind: "spendVoid", rule: decideSpendVoid },
  pointsCredit: { kind: "pointsCreditVoid", rule: decidePointsCreditVoid },
  pointsSpend: { kind: "pointsSpendVoid", rule: decidePointsSpendVoid },
} as const;

const correction = fc.tuple(fc.nat(), fc.constantFrom("void", "refund", "reversal"), fen).map(
  ([pick, how, amount]): Step =>
    (account) => {
      if (account.entries.length === 0) return;
      const index = pick % account.entries.length;
      const entry = account.entries[index];
      if (!entry || entry.kind === "reversal") return;
      const { balance } = account;
      const already = account.corrections(index);
      const asked = { balance, original: entry.amounts, refundedAlready: already };
      if (how === "reversal") {
        const { amounts, after } = decideReversal({ balance, original: entry.amounts, corrected: already });
        account.book("reversal", amounts, after, index);
      } else if (how === "refund" && entry.kind === "spend") {
        const result = decideRefund({ ...asked, amount });
        if (result.ok) account.book("refund", result.value.amounts, result.value.after, index);
      } else if (entry.kind in VOIDS) {
        for (const [kind, { kind: voidKind, rule }] of Object.entries(VOIDS)) {
          if (kind !== entry.kind) continue;
          const result = rule(asked);
          if (result.ok) account.book(voidKind, result.value.amounts, result.value.after, index);
        }
      }
    },
);

const step = fc.oneof(recharge, spend, points, correction);

test("whatever happens to an account: entries balance, no bucket below zero, the balance is their sum, nothing is given back twice", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const account = new Account();
      for (const take of steps) take(account);
      const sum = account.entries.reduce((a, e) => addAmounts(a, e.amounts), ZERO_AMOUNTS);
      expect(isBalanced(sum)).toBe(true);
      expect(account.balance).toEqual({ principal: sum.principal, bonus: sum.bonus, points: sum.points });
      account.entries.forEach((entry, i) => {
        if (entry.kind !== "spend") return;
        const left = addAmounts(entry.amounts, account.corrections(i));
        expect(left.principal <= 0n && left.bonus <= 0n).toBe(true);
        expect(left.sales >= 0n && left.sales <= entry.amounts.sales).toBe(true);
      });
    }),
    { numRuns: 500 },
  );
});

test("closing after any history leaves nothing, and the member has what was paid in less what was spent", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const account = new Account();
      for (const take of steps) take(account);
      const { refund, tenders } = quoteClose(account.balance, NO_LIMITS);
      const result = decideClose({
        balance: account.balance,
        refund,
        tender: tenders[0] ?? null,
        limits: NO_LIMITS,
      });
      expect(result.ok).toBe(true);
      if (!result.ok) return;
      account.book("close", result.value.amounts, result.value.after);
      expect(account.balance).toEqual({ principal: 0n, bonus: 0n, points: 0n });
      const sum = account.entries.reduce((a, e) => addAmounts(a, e.amounts), ZERO_AMOUNTS);
      expect(sum.cash + sum.bonusCost + sum.suspense).toBe(sum.sales);
    }),
  );
});
