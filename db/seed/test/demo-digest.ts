import { createHash } from "node:crypto";
import { ledgerSql } from "@/db/client";

// Everything the story says, without what only one database knows: references, ids of rows, chain codes.
const TELLING = [
  `select e.terminal_id, e.voucher_no, e.kind, e.at, e.day::text, e.card_no, e.cash_fen, e.bonus_cost_fen, e.principal_fen,
     e.bonus_fen, e.sales_fen, e.points, e.principal_after_fen, e.bonus_after_fen, e.points_after, e.seq, e.tender,
     e.tier_terms ->> 'name' as tier, e.note, m.no as maker, a.no as approver
   from entries e join operators m on m.merchant_id = e.merchant_id and m.id = e.maker_id
   left join operators a on a.merchant_id = e.merchant_id and a.id = e.approver_id
   order by e.terminal_id, e.voucher_no`,
  `select terminal_id, trace, op, code, at from requests order by terminal_id, session, trace`,
  `select terminal_id, batch_no, settled_at, totals, differences, expected_cash_fen, counted_cash_fen, entry_count
   from settlements order by terminal_id, batch_no`,
  `select a.card_no, a.principal_fen, a.bonus_fen, a.points, a.opened_at, p.phone, p.name, p.birthday::text, p.gender
   from accounts a join member_profiles p on p.merchant_id = a.merchant_id and p.member_id = a.member_id
   order by a.card_no`,
  `select at, door, name, entity from audit_events order by at, name, entity_id`,
];

/** One number for a whole demo history, the same in every database that was told the same story. */
export async function demoDigest(): Promise<string> {
  const hash = createHash("sha256");
  for (const query of TELLING) {
    const rows = await ledgerSql().unsafe(query);
    hash.update(
      JSON.stringify(rows, (_, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
    );
  }
  return hash.digest("hex");
}

/** How much of each kind there is, for people to read. */
export async function demoFigures(): Promise<string[]> {
  const rows = await ledgerSql()<{ kind: string; count: bigint; cash: bigint; sales: bigint }[]>`
    select kind, count(*) as count, sum(cash_fen)::bigint as cash, sum(sales_fen)::bigint as sales
    from entries group by kind order by kind`;
  return rows.map(
    ({ kind, count, cash, sales }) => `${kind} ${count} (cash ${cash} fen, sales ${sales} fen)`,
  );
}
