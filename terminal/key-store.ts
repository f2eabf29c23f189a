import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { activationCodes, terminalDirectory, terminalSessions, terminals } from "@/db/schema/terminals";
import { unseal } from "@/server/seal";
import { type SessionKeys, sessionKeysOf } from "./node-crypto";

/** Keys of terminals and their sessions, kept in memory by number; what a terminal may do is never read from here. */

export type TerminalKey = {
  readonly merchantId: bigint;
  readonly terminalId: bigint;
  readonly key: Uint8Array;
};

const MAX_SESSIONS = 20_000;
const sessions = new Map<string, { readonly owner: TerminalKey; readonly keys: SessionKeys }>();

/** The terminal's own key, read afresh: only sign-on uses it, and a rotated key must die at once. */
export async function terminalKey(terminal: string): Promise<TerminalKey | null> {
  const terminalId = BigInt(terminal);
  const [place] = await db()
    .select({ merchantId: terminalDirectory.merchantId })
    .from(terminalDirectory)
    .where(eq(terminalDirectory.terminalId, terminalId));
  if (!place) return null;
  const { merchantId } = place;
  const [row] = await db()
    .select({ keySealed: terminals.keySealed })
    .from(terminals)
    .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, terminalId)));
  return row ? { merchantId, terminalId, key: unseal(row.keySealed) } : null;
}

/** The keys of one of the terminal's sessions, the present one or an older. */
export async function sessionKeysFor(
  terminal: string,
  session: number,
): Promise<{ readonly owner: TerminalKey; readonly keys: SessionKeys } | null> {
  const name = `${terminal}/${session}`;
  const known = sessions.get(name);
  if (known) return known;
  const owner = await terminalKey(terminal);
  if (!owner) return null;
  const [row] = await db()
    .select({ salt: terminalSessions.salt })
    .from(terminalSessions)
    .where(
      and(
        eq(terminalSessions.merchantId, owner.merchantId),
        eq(terminalSessions.terminalId, owner.terminalId),
        eq(terminalSessions.session, session),
      ),
    );
  if (!row) return null;
  const found = { owner, keys: sessionKeysOf(owner.key, row.salt) };
  const oldest = sessions.size >= MAX_SESSIONS ? sessions.keys().next().value : undefined;
  if (oldest !== undefined) sessions.delete(oldest);
  sessions.set(name, found);
  return found;
}

export type ActivationKey = {
  readonly merchantId: bigint;
  readonly terminalId: bigint;
  readonly macKey: Uint8Array;
  readonly expiresAt: Date;
  readonly spent: boolean;
};

/** The activation code with these first six characters. */
export async function activationKey(handle: string): Promise<ActivationKey | null> {
  const [row] = await db().select().from(activationCodes).where(eq(activationCodes.handle, handle));
  return row ? { ...row, macKey: unseal(row.macKeySealed) } : null;
}
