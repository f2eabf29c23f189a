import * as z from "zod";
import { ledgerSql } from "@/db/client";
import { makeMerchant } from "@/db/test/factories";
import { fetchTransport, type WireReply } from "@/terminal/client/transport";
import { rechargeBody, signedOnTerminal } from "../counter-scene";
import { type RawSession, signed, traced } from "../raw-message";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";
import { stockCards } from "./rig-card";

const TERMINALS = 8;
const SPENDS = 5;
const told = z.object({ code: z.string() });

/**
 * Settlements sent together with spends of the same terminal, so that they race for the batch: every entry is in exactly
 * one settlement, and the sums of all settlements are the sums of all entries, to the fen.
 */
export async function settlements(place: Place, { count }: Size): Promise<Figures> {
  const merchant = await makeMerchant();
  const wire = fetchTransport(place.url);
  const say = async (at: RawSession, body: string): Promise<string> => {
    for (;;) {
      const { headers } = signed(at, body);
      const reply: WireReply = await wire({ headers, body });
      const { code } = told.parse(JSON.parse(Buffer.from(reply.body).toString()));
      if (code !== "301") return code;
    }
  };
  const cards = await stockCards(merchant, TERMINALS);
  const rounds = Math.ceil(count / TERMINALS);
  let approved = 0;
  let settled = 0;
  let amount = 0;
  const refused = new Map<string, number>();
  await Promise.all(
    cards.map(async ({ no, phone }) => {
      const { at } = await signedOnTerminal(merchant);
      await say(at, traced("card.open", 1, { operator: "01", card: { no }, phone }));
      await say(at, rechargeBody(at, 2, no, 50_000_000, merchant.rechargePassword));
      let trace = 2;
      const note = (code: string) => refused.set(code, (refused.get(code) ?? 0) + 1);
      for (let round = 0; round < rounds; round += 1) {
        const spends = Array.from({ length: SPENDS }, (_, n) => {
          trace += 1;
          const fen = 100 + ((trace * 7 + n) % 900);
          const body = traced("spend", trace, { operator: "01", card: { no }, amount: fen });
          return say(at, body).then((code) => {
            if (code !== "000") return note(code);
            approved += 1;
            amount += fen;
          });
        });
        trace += 1;
        const settle = say(at, traced("batch.settle", trace, { operator: "01", totals: {} })).then((code) => {
          if (code !== "000") return note(code);
          settled += 1;
        });
        await Promise.all([...spends.slice(0, 2), settle, ...spends.slice(2)]);
      }
      await say(at, traced("batch.settle", trace + 1, { operator: "01", totals: {} }));
    }),
  );
  const [row] = await ledgerSql()<
    { settlements: number; counted: number; entries: number; sum: string; spent: string }[]
  >`
    select
      (select count(*)::int from settlements where merchant_id = ${merchant.merchantId.toString()}::bigint) as settlements,
      (select sum(entry_count)::int from settlements where merchant_id = ${merchant.merchantId.toString()}::bigint) as counted,
      (select count(*)::int from entries where merchant_id = ${merchant.merchantId.toString()}::bigint) as entries,
      (select sum((totals->'spend'->>'sum')::bigint)::text from settlements
        where merchant_id = ${merchant.merchantId.toString()}::bigint) as sum,
      (select sum(sales_fen)::text from entries
        where merchant_id = ${merchant.merchantId.toString()}::bigint and kind = 'spend') as spent`;
  return figures(
    settled,
    `${row?.settlements} settlements while ${approved} spends were booked; entries ${row?.entries}, in settlements ${row?.counted}; ` +
      `spent ${row?.spent} fen, settled ${row?.sum} fen`,
    {
      "nothing was refused": refused.size === 0,
      "every settlement is there": row?.settlements === settled + TERMINALS,
      "every entry is in exactly one settlement": row?.counted === row?.entries,
      "every approved spend is an entry": row?.entries === approved + TERMINALS,
      "the sums of the settlements are those of the entries":
        row?.sum === row?.spent && row?.sum === String(amount),
    },
  );
}
