import { asOwner } from "./own-database";
import type { BenchTerminal } from "./plan";

/** A spend as the database alone can do it: one statement, so one transaction and one round trip. */

/** The cards of all terminals are numbered from 1 in rounds: one of each terminal, then the next of each. */
export type AloneRows = {
  readonly terminals: number;
  readonly cardsEach: number;
  /** a stored reply of a real spend */
  readonly reply: string;
};

export type AloneTask = {
  readonly url: string;
  readonly rows: AloneRows;
  readonly clients: number;
  readonly seconds: number;
  /** marks this run's keys */
  readonly session: number;
};

export type AloneRun = { readonly clients: number; readonly perSecond: number; readonly averageMs: number };

/** Notes in the copied database which rows belong to which number. */
export async function prepareAlone(url: string, terminals: readonly BenchTerminal[]): Promise<AloneRows> {
  const cardsEach = Math.min(...terminals.map(({ cards }) => cards.length));
  const places = Array.from({ length: cardsEach }, (_, round) =>
    terminals.map(({ terminal, cards }) => ({ terminal, cardNo: cards[round] ?? "" })),
  ).flat();
  return asOwner(url, async (sql) => {
    await sql`create table bench_rows
      (i bigint primary key, merchant_id bigint not null, terminal_id bigint not null, account_id bigint not null)`;
    await sql`
      insert into bench_rows
      select p.i, a.merchant_id, p.terminal_id, a.id
      from unnest(${places.map((place) => place.terminal)}::bigint[], ${places.map((place) => place.cardNo)}::text[])
        with ordinality as p(terminal_id, card_no, i)
      join accounts a on a.card_no = p.card_no`;
    await sql`grant select on bench_rows to yika_app`;
    await sql`vacuum analyze bench_rows`;
    const [spent] = await sql<{ reply: string }[]>`
      select reply from requests where op = 'spend' and outcome = 'applied' limit 1`;
    if (!spent) throw new Error("no spend whose reply could be stored");
    return { terminals: terminals.length, cardsEach, reply: spent.reply };
  });
}

/** Its variables, in the order of a driver's parameters. */
export const VARIABLES = ["i", "amount", "session", "n", "client_id", "reply"] as const;
export type Variable = (typeof VARIABLES)[number];

/**
 * The guards, the rows and the indexes of the product's own write, without its read, MAC, PIN, chain code and batching.
 * `variable` writes down a variable's place: `:i` for pgbench, `$1` for a driver.
 */
export function aloneStatement(variable: (name: Variable) => string): string {
  const amount = `${variable("amount")}::bigint`;
  const session = `${variable("session")}::int`;
  const n = `${variable("n")}::int`;
  const entry = `(${session} * 1000::bigint + ${variable("client_id")}::bigint) * 100000000 + ${n}`;
  return `with k as (select merchant_id, terminal_id, account_id from bench_rows where i = ${variable("i")}::bigint),
  t as (
    update terminal_state ts set version = version + 1, voucher_no = voucher_no + 1 from k
    where ts.merchant_id = k.merchant_id and ts.terminal_id = k.terminal_id and ts.status = 'active'
    returning ts.voucher_no, ts.batch_id),
  a as (
    update accounts a set version = version + 1, seq = seq + 1, principal_fen = principal_fen - ${amount},
      points = points + 10, chain = sha256(chain), last_entry_at = now() from k
    where a.merchant_id = k.merchant_id and a.id = k.account_id and a.card_state = 'active' and a.principal_fen >= ${amount}
    returning a.seq, a.card_no, a.principal_fen, a.bonus_fen, a.points, a.chain),
  r as (
    insert into requests (merchant_id, terminal_id, session, trace, txn_id, body_hash, op, outcome, code, reply, entry_id, at)
    select k.merchant_id, k.terminal_id, ${session}, ${n}, 'AAAAAAAAAAAAAAAAAAAAAA', a.chain, 'spend', 'applied', '000',
      ${variable("reply")}::text, ${entry}, now() from k, t, a)
  insert into entries (merchant_id, id, account_id, seq, kind, at, day, cash_fen, bonus_cost_fen, suspense_fen,
    principal_fen, bonus_fen, sales_fen, points, principal_after_fen, bonus_after_fen, points_after, card_no, store_id,
    batch_id, door, terminal_id, voucher_no, session, trace, maker_kind, maker_id, note, chain)
  select k.merchant_id, ${entry}, k.account_id, a.seq, 'spend', now(), current_date, 0, 0, 0, -${amount}, 0, ${amount}, 10,
    a.principal_fen, a.bonus_fen, a.points, a.card_no, 1, t.batch_id, 'terminal', k.terminal_id, t.voucher_no,
    ${session}, ${n}, 'operator', 1, '', a.chain from k, t, a`.replace(/\s+/g, " ");
}
