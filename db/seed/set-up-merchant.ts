import { and, count, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { users } from "@/db/schema/users";
import { addDays } from "@/domain/business-day";
import { generateStock } from "@/features/cards/operations/generate-stock";
import { createMerchant } from "@/features/merchants/operations/create-merchant";
import { findMerchantBySlug } from "@/features/merchants/queries";
import { addOperator } from "@/features/operators/operations/add-operator";
import { findActiveOperator } from "@/features/operators/queries";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { listTiers } from "@/features/recharge-tiers/queries";
import { createStore } from "@/features/stores/operations/create-store";
import { listStores } from "@/features/stores/queries";
import { createUser } from "@/features/users/operations/create-user";
import { found } from "@/server/errors";
import { type Context, platformContext, runOperation, runPlatformOperation } from "@/server/operation";
import { mintScope, type Scope } from "@/server/scope";
import { OPENING } from "./calendar";
import {
  CASHIERS,
  DEMO_SLUG,
  MERCHANT_NAME,
  OPERATOR_PASSWORD,
  OWNER,
  PORTAL_SUPERVISOR,
  RECHARGE_PASSWORD,
  SETTINGS,
  STORES,
  SUPERVISOR,
  tierForms,
} from "./demo-merchant";
import { daysOf, instantOn, type Story } from "./story";

/**
 * The merchant as it stood before its first guest, by the operations the platform and the owner would use. Whatever an
 * earlier, interrupted run has made already is left as it is.
 * @returns the stores in the order of STORES
 */
export async function setUpMerchant(
  story: Story,
  stockCards: number,
): Promise<{ owner: Context; storeIds: bigint[] }> {
  const owner = await ownerContext(story);
  const { scope } = owner;
  for (const { name, address, phone } of STORES) {
    const there = (await listStores(scope)).some((store) => store.name === name);
    if (!there) await runOperation(createStore, owner, { name, address, phone });
  }
  for (const { no, name } of CASHIERS) {
    if (await findActiveOperator(db(), scope, no)) continue;
    await runOperation(addOperator, owner, { no, name, newPassword: OPERATOR_PASSWORD });
  }
  if ((await userId(scope, PORTAL_SUPERVISOR.login)) === null)
    await runOperation(createUser, owner, PORTAL_SUPERVISOR);
  await setUpTiers(story, owner);
  const [stock] = await db()
    .select({ cards: count() })
    .from(cards)
    .where(eq(cards.issuerId, scope.merchantId));
  if (stock?.cards === 0) await runOperation(generateStock, owner, { count: stockCards });
  const stores = await listStores(scope);
  return { owner, storeIds: STORES.map(({ name }) => found(stores.find((store) => store.name === name)).id) };
}

async function setUpTiers(story: Story, owner: Context): Promise<void> {
  const days = daysOf(story);
  const today = days.at(-1) ?? "";
  const forms = tierForms({
    endedOn: days[Math.ceil(days.length / 3)] ?? today,
    startsOn: addDays(today, 10),
    endsOn: addDays(today, 24),
  });
  const known = new Set((await listTiers(owner.scope, owner.now)).map((tier) => tier.name));
  for (const form of forms) if (!known.has(form.name)) await runOperation(createTier, owner, form);
}

/** The owner at the portal, an hour before the first day begins. */
async function ownerContext(story: Story): Promise<Context> {
  const at = new Date(instantOn(daysOf(story)[0] ?? "", story.zone, OPENING - 60));
  const merchant = await findMerchantBySlug(DEMO_SLUG);
  const merchantId = merchant?.id ?? (await makeMerchant(story, at));
  const scope = mintScope(merchantId);
  const id = found(await userId(scope, OWNER.login));
  const actor = { kind: "user" as const, id, role: "owner" as const, name: OWNER.name };
  return { scope, actor, door: "portal", origin: "192.168.1.20", now: at };
}

async function makeMerchant({ zone }: Story, at: Date): Promise<bigint> {
  const { name, address, phone } = STORES[0];
  const { merchantId } = await runPlatformOperation(createMerchant, platformContext(at), {
    name: MERCHANT_NAME,
    slug: DEMO_SLUG,
    zone,
    store: { name, address, phone },
    owner: OWNER,
    supervisor: { name: SUPERVISOR.name, password: OPERATOR_PASSWORD },
    rechargePassword: RECHARGE_PASSWORD,
    settings: SETTINGS,
  });
  return merchantId;
}

async function userId({ merchantId }: Scope, login: string): Promise<bigint | null> {
  const [row] = await db()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.merchantId, merchantId), eq(users.login, login)));
  return row?.id ?? null;
}
