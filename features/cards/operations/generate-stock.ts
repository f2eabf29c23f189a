import * as z from "zod";
import { checkboxField } from "@/server/input-fields";
import { defineOperation } from "@/server/operation";
import { addToStock } from "../stock-numbers";

export const generateStockInput = z.object({
  count: z
    .union(
      [
        z.int(),
        z
          .string()
          .regex(/^\d{1,6}$/)
          .transform(Number),
      ],
      "NOT_A_WHOLE_NUMBER",
    )
    .refine((count) => count >= 1 && count <= 100_000, "OUT_OF_RANGE"),
  /** shown as a QR code on a phone instead of printed on plastic */
  virtual: checkboxField,
});

/** The next `count` numbers of the merchant into stock: prefix, serial without gaps, Luhn digit. */
export const generateStock = defineOperation({
  name: "card.generateStock",
  right: "settings:write",
  input: generateStockInput,
  async run({ tx, ctx, input }) {
    const { count, virtual } = input;
    const { first, last } = await addToStock(tx, ctx.scope, { count, virtual, now: ctx.now });
    return {
      value: { first, last, count },
      audit: {
        entity: "merchant",
        entityId: ctx.scope.merchantId,
        after: { first, last, count, virtual },
      },
    };
  },
});
