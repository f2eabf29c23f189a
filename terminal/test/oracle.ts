import { ledgerSql } from "@/db/client";
import type { Outcome } from "@/terminal/client/outcome";

/** What the ledger says became of a key. */
export type Fact = {
  readonly state: "applied" | "reversed" | "declined" | "cancelled" | "absent";
  readonly entries: number;
};

/** Every key of a terminal, as the ledger has it. */
export async function factsOf(terminalId: bigint): Promise<Map<string, Fact>> {
  const rows = await ledgerSql()<
    { session: number; trace: number; outcome: string; reversed: boolean; entries: number }[]
  >`
    select r.session, r.trace, r.outcome, v.trace is not null as reversed,
      (select count(*)::int from entries e where e.merchant_id = r.merchant_id and e.terminal_id = r.terminal_id
        and e.session = r.session and e.trace = r.trace and e.kind <> 'reversal') as entries
    from requests r left join reversals v on v.merchant_id = r.merchant_id and v.terminal_id = r.terminal_id
      and v.session = r.session and v.trace = r.trace
    where r.terminal_id = ${terminalId.toString()}::bigint`;
  return new Map(
    rows.map(({ session, trace, outcome, reversed, entries }) => [
      `${session}/${trace}`,
      { state: reversed ? "reversed" : stateOf(outcome), entries },
    ]),
  );
}

function stateOf(outcome: string): Fact["state"] {
  return outcome === "applied" || outcome === "declined" ? outcome : "cancelled";
}

export type Judgement = {
  readonly lost: number;
  readonly doubled: number;
  readonly wrongScreens: number;
  readonly undecided: number;
};
export const NOTHING_WRONG: Judgement = { lost: 0, doubled: 0, wrongScreens: 0, undecided: 0 };

/**
 * Acknowledged ⇒ in the ledger; one effect per key; what the screen showed last is what the ledger has; and nothing was
 * applied that no screen ever showed as done.
 */
export async function judge(
  terminalId: bigint,
  shown: ReadonlyMap<string, Outcome["kind"]>,
): Promise<Judgement> {
  const facts = await factsOf(terminalId);
  const result = { ...NOTHING_WRONG };
  for (const [key, kind] of shown) {
    const fact = facts.get(key) ?? { state: "absent", entries: 0 };
    if (fact.entries > 1) result.doubled += 1;
    if (kind === "unknown") result.undecided += 1;
    if (kind === "done" && fact.state !== "applied") result.lost += 1;
    if (kind === "declined" && fact.state !== "declined" && fact.state !== "cancelled")
      result.wrongScreens += 1;
    if (kind === "cancelled" && fact.state === "applied") result.wrongScreens += 1;
  }
  for (const [key, { state }] of facts) if (state === "applied" && !shown.has(key)) result.wrongScreens += 1;
  return result;
}

export function addJudgements(one: Judgement, other: Judgement): Judgement {
  return {
    lost: one.lost + other.lost,
    doubled: one.doubled + other.doubled,
    wrongScreens: one.wrongScreens + other.wrongScreens,
    undecided: one.undecided + other.undecided,
  };
}
