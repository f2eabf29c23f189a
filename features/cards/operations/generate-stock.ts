import { eq, sql } from "drizzle-orm";
import * as z from "zod";
import type { Tx } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { merchantSettings } from "@/db/schema/merchants";
import { cardNumber } from "@/domain/card-number";
import { Declined, found } from "@/server/errors";
import { checkboxField } from "@/server/input-fields";
import { defineOperation } from "@/server/operation";

const LENGTH = 16;
const CHUNK = 10_000;

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
    const { merchantId } = ctx.scope;
    // The settings row is the queue: two generators at once would count from the same last number.
    const [settings] = await tx
      .select({ prefix: merchantSettings.cardPrefix })
      .from(merchantSettings)
      .where(eq(merchantSettings.merchantId, merchantId))
      .for("update");
    const { prefix } = found(settings);
    const start = await nextSerial(tx, prefix);
    const room = 10n ** BigInt(LENGTH - prefix.length - 1);
    if (start + BigInt(input.count) > room)
      throw new Declined("CARD_NUMBERS_EXHAUSTED", { left: room - start });
    for (let done = 0; done < input.count; done += CHUNK) {
      const size = Math.min(CHUNK, input.count - done);
      const numbers = Array.from({ length: size }, (_, i) =>
        cardNumber(prefix, start + BigInt(done + i), LENGTH),
      );
      await insertNumbers(tx, { numbers, issuerId: merchantId, virtual: input.virtual, now: ctx.now });
    }
    const first = cardNumber(prefix, start, LENGTH);
    const last = cardNumber(prefix, start + BigInt(input.count - 1), LENGTH);
    return {
      value: { first, last, count: input.count },
      audit: {
        entity: "merchant",
        entityId: merchantId,
        after: { first, last, count: input.count, virtual: input.virtual },
      },
    };
  },
});

/** One more than the highest serial there is under this prefix; the primary key's end is all it reads. */
async function nextSerial(tx: Tx, prefix: string): Promise<bigint> {
  const zeros = prefix.padEnd(LENGTH, "0");
  const nines = prefix.padEnd(LENGTH, "9");
  const [row] = await tx
    .select({ last: sql<string | null>`max(${cards.cardNo})` })
    .from(cards)
    .where(
      sql`${cards.cardNo} >= ${zeros} and ${cards.cardNo} <= ${nines} and length(${cards.cardNo}) = ${LENGTH}`,
    );
  return row?.last ? BigInt(row.last.slice(prefix.length, -1)) + 1n : 0n;
}

async function insertNumbers(
  tx: Tx,
  stock: { numbers: string[]; issuerId: bigint; virtual: boolean; now: Date },
): Promise<void> {
  await tx.execute(sql`
    insert into cards (card_no, issuer_id, virtual, created_at)
    select no, ${stock.issuerId.toString()}::bigint, ${stock.virtual}::boolean, ${stock.now.toISOString()}::timestamptz
    from unnest(${`{${stock.numbers.join(",")}}`}::text[]) as no`);
}
