import type * as z from "zod";
import type { Tx } from "@/db/client";
import { merchantSettings, merchantSlugs, merchants } from "@/db/schema/merchants";
import { insertOperator } from "@/features/operators/operations/add-operator";
import { insertStore } from "@/features/stores/operations/create-store";
import { insertUser } from "@/features/users/operations/insert-user";
import { Declined, found } from "@/server/errors";
import { definePlatformOperation } from "@/server/operation";
import { randomDigits, randomPassword } from "@/server/password-hash";
import { makeVerifier } from "@/server/verifier";
import { createMerchantInput } from "../schema";

type Input = z.output<typeof createMerchantInput>;

/** The number of the first supervisor, by the trade's habit. */
const FIRST_SUPERVISOR = "00";

/**
 * A merchant with its first store, owner and supervisor. Passwords that were not given are made here, told once, and
 * the numeric ones have to be changed at first use.
 */
export const createMerchant = definePlatformOperation({
  name: "merchant.create",
  right: "merchant:manage",
  input: createMerchantInput,
  async run({ tx, ctx, input }) {
    const passwords = {
      owner: input.owner.password ?? randomPassword(),
      supervisor: input.supervisor.password ?? randomDigits(),
      recharge: input.rechargePassword ?? randomDigits(),
    };
    const merchantId = await insertMerchant(tx, input, ctx.now);
    await insertSettings(tx, merchantId, input, passwords.recharge);
    const storeId = await insertStore(tx, { merchantId, ...input.store, now: ctx.now });
    const ownerId = await insertUser(tx, {
      merchantId,
      login: input.owner.login,
      name: input.owner.name,
      role: "owner",
      password: passwords.owner,
      now: ctx.now,
    });
    const supervisorId = await insertOperator(tx, {
      merchantId,
      no: FIRST_SUPERVISOR,
      name: input.supervisor.name,
      role: "supervisor",
      password: passwords.supervisor,
      mustChange: input.supervisor.password === undefined,
      now: ctx.now,
    });
    const { name, slug, zone, settings } = input;
    return {
      merchantId,
      value: {
        merchantId,
        slug,
        storeId,
        owner: { userId: ownerId, login: input.owner.login, password: passwords.owner },
        supervisor: { operatorId: supervisorId, no: FIRST_SUPERVISOR, password: passwords.supervisor },
        rechargePassword: passwords.recharge,
      },
      audit: {
        entity: "merchant",
        entityId: merchantId,
        after: { name, slug, zone, ...settings, store: input.store.name, owner: input.owner.login },
      },
    };
  },
});

/** @throws Declined SLUG_TAKEN */
async function insertMerchant(tx: Tx, { name, slug }: Input, now: Date): Promise<bigint> {
  const [row] = await tx
    .insert(merchants)
    .values({ name, slug, createdAt: now })
    .returning({ id: merchants.id });
  const { id } = found(row);
  const [taken] = await tx
    .insert(merchantSlugs)
    .values({ slug, merchantId: id })
    .onConflictDoNothing()
    .returning({ slug: merchantSlugs.slug });
  if (!taken) throw new Declined("SLUG_TAKEN", { slug });
  return id;
}

async function insertSettings(
  tx: Tx,
  merchantId: bigint,
  input: Input,
  rechargePassword: string,
): Promise<void> {
  const { verifier, key } = makeVerifier(rechargePassword);
  const { settings } = input;
  await tx.insert(merchantSettings).values({
    merchantId,
    zone: input.zone,
    cutoffMinutes: settings.cutoffMinutes,
    bucketOrder: settings.bucketOrder,
    fenPerPoint: settings.pointsRule?.fenPerPoint,
    pointsBase: settings.pointsRule?.base,
    limitPerOperationFen: settings.limits?.perOperation,
    limitCardNamedFen: settings.limits?.cardBalanceNamed,
    limitCardUnnamedFen: settings.limits?.cardBalanceUnnamed,
    limitOperatorDayFen: settings.limits?.perOperatorDay,
    limitCashRefundFen: settings.limits?.cashRefund,
    rechargePasswordVerifier: verifier,
    rechargePasswordKey: key,
    rechargePasswordMustChange: input.rechargePassword === undefined ? 1 : 0,
    slipHeader: settings.slipHeader,
    slipFooter: settings.slipFooter,
    cardPrefix: cardPrefixOf(merchantId),
  });
}

/** Seven digits of its own for every merchant's card numbers; eight more count its cards, the last is Luhn's. */
function cardPrefixOf(merchantId: bigint): string {
  if (merchantId > 999_999n) throw new RangeError("card prefixes end at merchant 999999");
  return `8${merchantId.toString().padStart(6, "0")}`;
}
