import { and, desc, eq, lt, lte } from "drizzle-orm";
import { db } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { entries } from "@/db/schema/ledger";
import { operators } from "@/db/schema/operators";
import { users } from "@/db/schema/users";
import { type EntryRow, type Party, selectEntries, toEntryRow } from "@/features/entries/entry-row";
import { beyond, cursorText, parseCursor, type TimeCursor } from "@/features/entries/time-cursor";
import type { Scope } from "@/server/scope";

/** Something done to the card besides moving money: opened, its phone looked at. */
export type CardEvent = {
  readonly id: bigint;
  readonly at: Date;
  readonly name: string;
  readonly door: string;
  /** terminal number or network address */
  readonly origin: string;
  readonly actor: Party;
};

export type Happening =
  | { readonly type: "entry"; readonly at: Date; readonly id: bigint; readonly entry: EntryRow }
  | { readonly type: "event"; readonly at: Date; readonly id: bigint; readonly event: CardEvent };

/** Where a page of the timeline ended: at the same instant entries stand above events. */
export type TimelineCursor = TimeCursor & { readonly type: Happening["type"] };

export const HAPPENINGS_PER_PAGE = 30;

export function timelineCursorText(happening: Happening): string {
  return `${happening.type}-${cursorText(happening)}`;
}

/** The place a text names, or null for anything else than `timelineCursorText` makes. */
export function parseTimelineCursor(text: string): TimelineCursor | null {
  const [, type, rest = ""] = /^(entry|event)-(.+)$/.exec(text) ?? [];
  const place = parseCursor(rest);
  if (!place || (type !== "entry" && type !== "event")) return null;
  return { ...place, type };
}

/** Entries of the account and events of its card, newest first, from a place on; `older` names where the next page starts. */
export async function listHappenings(
  scope: Scope,
  card: { readonly id: bigint; readonly cardNo: string },
  after: TimelineCursor | null,
): Promise<{ readonly happenings: readonly Happening[]; readonly older: string | null }> {
  const [moved, done] = await Promise.all([
    entriesOf(scope, card.id, after),
    eventsOf(scope, card.cardNo, after),
  ]);
  const merged = [...moved, ...done].sort(newestFirst);
  const happenings = merged.slice(0, HAPPENINGS_PER_PAGE);
  const last = happenings.at(-1);
  return { happenings, older: last && merged.length > happenings.length ? timelineCursorText(last) : null };
}

function newestFirst(a: Happening, b: Happening): number {
  if (a.at.getTime() !== b.at.getTime()) return b.at.getTime() - a.at.getTime();
  if (a.type !== b.type) return a.type === "entry" ? -1 : 1;
  return a.id > b.id ? -1 : 1;
}

async function entriesOf(
  scope: Scope,
  accountId: bigint,
  after: TimelineCursor | null,
): Promise<Happening[]> {
  const rows = await selectEntries(scope)
    .where(
      and(
        eq(entries.merchantId, scope.merchantId),
        eq(entries.accountId, accountId),
        after?.type === "entry" ? beyond({ after, before: null }, entries.at, entries.id) : undefined,
        // At the place of an event, the entries of that instant have been shown.
        after?.type === "event" ? lt(entries.at, after.at) : undefined,
      ),
    )
    .orderBy(desc(entries.at), desc(entries.id))
    .limit(HAPPENINGS_PER_PAGE + 1);
  return rows.map(toEntryRow).map((entry) => ({ type: "entry", at: entry.at, id: entry.id, entry }));
}

async function eventsOf(scope: Scope, cardNo: string, after: TimelineCursor | null): Promise<Happening[]> {
  const { merchantId } = scope;
  const rows = await db()
    .select({
      id: auditEvents.id,
      at: auditEvents.at,
      name: auditEvents.name,
      door: auditEvents.door,
      origin: auditEvents.origin,
      actorKind: auditEvents.actorKind,
      operatorNo: operators.no,
      operatorName: operators.name,
      userName: users.name,
    })
    .from(auditEvents)
    .leftJoin(
      operators,
      and(
        eq(operators.merchantId, merchantId),
        eq(operators.id, auditEvents.actorId),
        eq(auditEvents.actorKind, "operator"),
      ),
    )
    .leftJoin(
      users,
      and(
        eq(users.merchantId, merchantId),
        eq(users.id, auditEvents.actorId),
        eq(auditEvents.actorKind, "user"),
      ),
    )
    .where(
      and(
        eq(auditEvents.merchantId, merchantId),
        eq(auditEvents.entity, "card"),
        eq(auditEvents.entityId, cardNo),
        after?.type === "event" ? beyond({ after, before: null }, auditEvents.at, auditEvents.id) : undefined,
        after?.type === "entry" ? lte(auditEvents.at, after.at) : undefined,
      ),
    )
    .orderBy(desc(auditEvents.at), desc(auditEvents.id))
    .limit(HAPPENINGS_PER_PAGE + 1);
  return rows.map(({ actorKind, operatorNo, operatorName, userName, ...event }) => ({
    type: "event",
    at: event.at,
    id: event.id,
    event: { ...event, actor: { kind: actorKind, no: operatorNo, name: operatorName ?? userName } },
  }));
}
