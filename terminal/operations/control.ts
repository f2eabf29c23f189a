import { randomBytes } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { requests } from "@/db/schema/ledger";
import { activationCodes, terminalSessions, terminalState, terminals } from "@/db/schema/terminals";
import { tx } from "@/db/tx";
import { TENDERS } from "@/domain/entry";
import { now } from "@/server/clock";
import { found } from "@/server/errors";
import { type MerchantSettings, merchantSettings } from "@/server/settings";
import { type Answer, answer, type Door, type QueryDoor } from "../door";
import { type ActivationKey, terminalKey } from "../key-store";
import { toBase64url } from "../protocol/base64url";
import type { DataOf } from "../protocol/operations";
import { LATEST_VERSION, MINIMUM_VERSION, olderThan } from "../versions";

/** §2: the same code gives the same answer until its terminal has signed on once. */
export async function answerActivate(code: ActivationKey): Promise<Answer> {
  const terminal = code.terminalId.toString();
  const owner = await terminalKey(terminal);
  return owner ? answer("000", { terminal, key: toBase64url(owner.key) }) : answer("114");
}

/** §2: a new session, with fresh keys; the one before it ends. */
export async function answerSignOn(door: Door, data: DataOf<"terminal.signOn">): Promise<Answer> {
  if (olderThan(data.version, MINIMUM_VERSION)) return answer("204", { version: versions() });
  const { merchantId } = door.scope;
  const settings = await merchantSettings(merchantId);
  const at = now();
  const salt = randomBytes(16);
  const opened = await tx(async (open) => {
    const mine = and(eq(terminalState.merchantId, merchantId), eq(terminalState.terminalId, door.terminalId));
    const state = found((await open.select().from(terminalState).where(mine).for("update"))[0]);
    if (state.status === "suspended") return null;
    const session = state.session + 1;
    await open
      .update(terminalState)
      .set({ session, status: "active", version: sql`${terminalState.version} + 1` })
      .where(mine);
    await open
      .insert(terminalSessions)
      .values({ merchantId, terminalId: door.terminalId, session, salt, signedOnAt: at });
    const [terminal] = await open
      .update(terminals)
      .set({ signedOnAt: at, lastSeenAt: at, appVersion: data.version })
      .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, door.terminalId)))
      .returning({ storeId: terminals.storeId });
    await open
      .update(activationCodes)
      .set({ spent: true })
      .where(
        and(eq(activationCodes.merchantId, merchantId), eq(activationCodes.terminalId, door.terminalId)),
      );
    return { session, batchNo: state.batchNo, storeId: found(terminal).storeId };
  });
  if (!opened) return answer("203");
  return answer("000", {
    session: opened.session,
    salt: toBase64url(salt),
    batch: opened.batchNo,
    nextTrace: 1,
    merchant: { slug: settings.slug, name: settings.merchantName },
    store: { name: settings.storeNames.get(opened.storeId) ?? "" },
    ...shared(settings, opened.storeId, at),
    last: await lastAnswered(merchantId, door.terminalId),
    version: versions(),
    revision: revision(settings),
    mustResolve: [],
  });
}

/** Hints of what is new; orders, reviews and messages come with their own operations. */
export async function answerPoll(door: QueryDoor, data: DataOf<"terminal.poll">): Promise<Answer> {
  const { merchantId } = door.scope;
  const settings = await merchantSettings(merchantId);
  await db()
    .update(terminals)
    .set({ lastSeenAt: door.now })
    .where(and(eq(terminals.merchantId, merchantId), eq(terminals.id, door.terminalId)));
  const none = (cursor: string | null) => ({ count: 0, cursor });
  return answer("000", {
    orders: none(data.orders),
    reviews: none(data.reviews),
    messages: none(data.messages),
    version: versions(),
    revision: revision(settings),
  });
}

function shared(settings: MerchantSettings, storeId: bigint, at: Date) {
  const { perOperation } = settings.limits;
  const inForce = settings.tiers.filter(
    ({ storeIds, endsAt }) =>
      (storeIds === null || storeIds.includes(storeId)) && (endsAt === null || endsAt > at),
  );
  return {
    operators: settings.operators.map(({ no, name, role }) => ({ no, name, role })),
    settings: {
      zone: settings.zone,
      tenders: TENDERS,
      fenPerPoint: Number(settings.pointsRule.fenPerPoint),
      limitPerOperation: perOperation === null ? null : Number(perOperation),
    },
    tiers: inForce.map(({ id, name, from, give, value, perFullMultiple }) => ({
      id: id.toString(),
      name,
      from: Number(from),
      give,
      value: Number(value),
      perFullMultiple,
    })),
  };
}

async function lastAnswered(merchantId: bigint, terminalId: bigint) {
  const [row] = await db()
    .select({
      session: requests.session,
      trace: requests.trace,
      op: requests.op,
      code: requests.code,
      at: requests.at,
    })
    .from(requests)
    .where(and(eq(requests.merchantId, merchantId), eq(requests.terminalId, terminalId)))
    .orderBy(desc(requests.session), desc(requests.trace))
    .limit(1);
  if (!row) return null;
  return {
    session: row.session,
    trace: row.trace,
    op: row.op ?? "",
    code: row.code,
    time: row.at.toISOString(),
  };
}

function versions() {
  return { latest: LATEST_VERSION, minimum: MINIMUM_VERSION };
}

function revision(settings: MerchantSettings) {
  const version = Number(settings.version);
  return { tiers: version, settings: version };
}
