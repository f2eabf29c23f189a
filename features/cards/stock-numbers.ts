import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { merchantSettings } from "@/db/schema/merchants";
import { cardNumber } from "@/domain/card-number";
import { Declined, found } from "@/server/errors";
import type { Scope } from "@/server/scope";

const LENGTH = 16;
const CHUNK = 10_000;
const DRAWS = 5;

/**
 * The next `count` numbers of the merchant into stock: prefix, serial without gaps, Luhn digit.
 * @throws Declined CARD_NUMBERS_EXHAUSTED (detail: left)
 */
export async function addToStock(
  tx: Tx,
  scope: Scope,
  asked: { readonly count: number; readonly virtual: boolean; readonly now: Date },
): Promise<{ readonly first: string; readonly last: string }> {
  const { merchantId } = scope;
  const prefix = await queueForNumbers(tx, scope);
  const start = await nextSerial(tx, prefix);
  const room = 10n ** BigInt(LENGTH - prefix.length - 1);
  if (start + BigInt(asked.count) > room)
    throw new Declined("CARD_NUMBERS_EXHAUSTED", { left: room - start });
  for (let done = 0; done < asked.count; done += CHUNK) {
    const size = Math.min(CHUNK, asked.count - done);
    const numbers = Array.from({ length: size }, (_, i) =>
      cardNumber(prefix, start + BigInt(done + i), LENGTH),
    );
    await insertNumbers(tx, { numbers, issuerId: merchantId, virtual: asked.virtual, now: asked.now });
  }
  return {
    first: cardNumber(prefix, start, LENGTH),
    last: cardNumber(prefix, start + BigInt(asked.count - 1), LENGTH),
  };
}

/**
 * The number a virtual card gets, its row locked: the lowest free one of this merchant that was made for phones, else a
 * new one.
 * @throws Declined CARD_NUMBERS_EXHAUSTED
 */
export async function drawVirtualNumber(tx: Tx, scope: Scope, now: Date): Promise<string> {
  await queueForNumbers(tx, scope);
  const free = and(eq(cards.issuerId, scope.merchantId), eq(cards.state, "stock"), eq(cards.virtual, true));
  for (let tries = 0; tries < DRAWS; tries += 1) {
    const [lowest] = await tx
      .select({ cardNo: cards.cardNo })
      .from(cards)
      .where(free)
      .orderBy(asc(cards.cardNo))
      .limit(1);
    if (!lowest) break;
    // By its number alone, as a row of one shard. Someone may have opened it by typing it meanwhile.
    const held = await tx
      .select({ one: sql`1` })
      .from(cards)
      .where(and(eq(cards.cardNo, lowest.cardNo), free))
      .for("update");
    if (held.length > 0) return lowest.cardNo;
  }
  return (await addToStock(tx, scope, { count: 1, virtual: true, now })).first;
}

/** The settings row is the queue: two at once would count from the same last number. Returns the merchant's prefix. */
async function queueForNumbers(tx: Tx, { merchantId }: Scope): Promise<string> {
  const [settings] = await tx
    .select({ prefix: merchantSettings.cardPrefix })
    .from(merchantSettings)
    .where(eq(merchantSettings.merchantId, merchantId))
    .for("update");
  return found(settings).prefix;
}

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
