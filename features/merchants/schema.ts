import * as z from "zod";
import { BUCKET_ORDERS } from "@/domain/bucket";
import { MAX_FEN } from "@/domain/money";
import { POINTS_BASES } from "@/domain/points";
import { loginField } from "@/features/users/schema";
import { lineField, numericPasswordField, optionalLineField, userPasswordField } from "@/server/input-fields";

const slugField = z
  .string("REQUIRED")
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, "SLUG_CHARACTERS");

const zoneField = z.string().refine(isZone, "UNKNOWN_ZONE");

function isZone(zone: string): boolean {
  return Intl.supportedValuesOf("timeZone").includes(zone) || zone === "UTC";
}

const limitField = z.bigint().positive().max(MAX_FEN).nullable().default(null);

const settingsInput = z
  .object({
    cutoffMinutes: z.int().min(0).max(720),
    bucketOrder: z.enum(BUCKET_ORDERS),
    pointsRule: z.object({ fenPerPoint: z.bigint().min(0n).max(MAX_FEN), base: z.enum(POINTS_BASES) }),
    limits: z.object({
      perOperation: limitField,
      cardBalanceNamed: limitField,
      cardBalanceUnnamed: limitField,
      perOperatorDay: limitField,
      cashRefund: limitField,
    }),
    slipHeader: optionalLineField(60),
    slipFooter: optionalLineField(60),
  })
  .partial()
  .default({});

const ownerFields = {
  login: loginField,
  name: lineField(40),
  /** left out, like every password here: a random one is made and returned once */
  password: userPasswordField.optional(),
};

export const createMerchantInput = z.object({
  name: lineField(40),
  slug: slugField,
  zone: zoneField.default("Asia/Shanghai"),
  store: z.object({ name: lineField(40), address: optionalLineField(120), phone: optionalLineField(30) }),
  owner: z.object(ownerFields),
  supervisor: z.object({ name: lineField(20), password: numericPasswordField.optional() }),
  rechargePassword: numericPasswordField.optional(),
  settings: settingsInput,
});

export const createOwnerInput = z.object({ merchant: slugField, ...ownerFields });
