import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { terminalState, terminals } from "@/db/schema/terminals";
import { found } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import type { Scope } from "@/server/scope";
import { TERMINAL_STATUSES } from "../queries";

export type TerminalStatus = (typeof TERMINAL_STATUSES)[number];

/** The terminal with its state row locked, against operations under way. @throws NotFound */
export async function lockTerminal(tx: Tx, scope: Scope, id: bigint) {
  const [state] = await tx
    .select({ status: terminalState.status })
    .from(terminalState)
    .where(and(eq(terminalState.merchantId, scope.merchantId), eq(terminalState.terminalId, id)))
    .for("update");
  const [terminal] = await tx
    .select({ id: terminals.id, name: terminals.name, signedOnAt: terminals.signedOnAt })
    .from(terminals)
    .where(and(eq(terminals.merchantId, scope.merchantId), eq(terminals.id, id)));
  return { ...found(terminal), status: memberOf(TERMINAL_STATUSES, found(state).status) };
}

/** Raises the version with the status: an operation that was decided before it finds its guard gone. */
export async function setTerminalStatus(
  tx: Tx,
  scope: Scope,
  id: bigint,
  status: TerminalStatus,
): Promise<void> {
  // Whoever lifts a suspension has looked: the counters of wrong secrets begin anew.
  const counters = status === "suspended" ? {} : { wrongSecrets: 0, wrongSince: null };
  await tx
    .update(terminalState)
    .set({ status, ...counters, version: sql`${terminalState.version} + 1` })
    .where(and(eq(terminalState.merchantId, scope.merchantId), eq(terminalState.terminalId, id)));
}
