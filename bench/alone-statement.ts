import { asOwner } from "./own-database";
import type { BenchTerminal } from "./plan";

/** A spend as the database alone can do it: one statement, so one transaction and one round trip. */

/** What the statement needs; arrays go by card, the cards of all terminals in rows of `terminals`. */
export type AloneRows = {
  readonly terminals: number;
  readonly cardsEach: number;
  readonly merchantIds: readonly bigint[];
  readonly terminalIds: readonly bigint[];
  readonly accountIds: readonly bigint[];
  /** a stored reply of a real spend */
  readonly reply: string;
};

export async function aloneRows(url: string, terminals: readonly BenchTerminal[]): Promise<AloneRows> {
  const cardsEach = Math.min(...terminals.map(({ cards }) => cards.length));
  const byCard = Array.from({ length: cardsEach }, (_, round) =>
    terminals.map(({ terminal, cards }) => ({ terminalId: BigInt(terminal), cardNo: cards[round] ?? "" })),
  ).flat();
  return asOwner(url, async (sql) => {
    const accounts = await sql<{ card_no: string; merchant_id: bigint; id: bigint }[]>`
      select card_no, merchant_id, id from accounts`;
    const known = new Map(accounts.map((row) => [row.card_no, row]));
    const rows = byCard.map(({ cardNo }) => {
      const account = known.get(cardNo);
      if (!account) throw new Error(`no account for card ${cardNo}`);
      return account;
    });
    const [spent] = await sql<{ reply: string }[]>`
      select reply from requests where op = 'spend' and outcome = 'applied' limit 1`;
    if (!spent) throw new Error("no spend whose reply could be stored");
    return {
      terminals: terminals.length,
      cardsEach,
      merchantIds: rows.map((row) => row.merchant_id),
      terminalIds: byCard.map((card) => card.terminalId),
      accountIds: rows.map((row) => row.id),
      reply: spent.reply,
    };
  });
}

/** Its variables, in the order of a driver's parameters. */
export const VARIABLES = ["i", "amount", "session", "n", "client_id", "reply"] as const;
export type Variable = (typeof VARIABLES)[number];

/**
 * The guards, the rows and the indexes of the product's own write, without its read, MAC, PIN, chain code and batching.
 * `variable` writes down a variable's place: `:i` for pgbench, `$1` for a driver.
 */
export function aloneStatement(rows: AloneRows, variable: (name: Variable) => string): string {
  const i = `[${variable("i")}::int]`;
  const at = (ids: readonly bigint[]) => `('{${ids.join(",")}}'::bigint[])${i}`;
  const amount = `${variable("amount")}::bigint`;
  const merchant = at(rows.merchantIds);
  const terminal = at(rows.terminalIds);
  const account = at(rows.accountIds);
  const session = `${variable("session")}::int`;
  const n = `${variable("n")}::int`;
  const entry = `(${session} * 1000::bigint + ${variable("client_id")}::bigint) * 100000000 + ${n}`;
  return `with t as (
    update terminal_state set version = version + 1, voucher_no = voucher_no + 1
    where merchant_id = ${merchant} and terminal_id = ${terminal} and status = 'active'
    returning voucher_no, batch_id),
  a as (
    update accounts set version = version + 1, seq = seq + 1, principal_fen = principal_fen - ${amount},
      points = points + 10, chain = sha256(chain), last_entry_at = now()
    where merchant_id = ${merchant} and id = ${account} and card_state = 'active' and principal_fen >= ${amount}
    returning seq, card_no, principal_fen, bonus_fen, points, chain),
  r as (
    insert into requests (merchant_id, terminal_id, session, trace, txn_id, body_hash, op, outcome, code, reply, entry_id, at)
    select ${merchant}, ${terminal}, ${session}, ${n}, 'AAAAAAAAAAAAAAAAAAAAAA', a.chain, 'spend', 'applied', '000',
      ${variable("reply")}::text, ${entry}, now() from t, a)
  insert into entries (merchant_id, id, account_id, seq, kind, at, day, cash_fen, bonus_cost_fen, suspense_fen,
    principal_fen, bonus_fen, sales_fen, points, principal_after_fen, bonus_after_fen, points_after, card_no, store_id,
    batch_id, door, terminal_id, voucher_no, session, trace, maker_kind, maker_id, note, chain)
  select ${merchant}, ${entry}, ${account}, a.seq, 'spend', now(), current_date, 0, 0, 0, -${amount}, 0, ${amount}, 10,
    a.principal_fen, a.bonus_fen, a.points, a.card_no, 1, t.batch_id, 'terminal', ${terminal}, t.voucher_no,
    ${session}, ${n}, 'operator', 1, '', a.chain from t, a`.replace(/\s+/g, " ");
}

export type AloneRun = { readonly clients: number; readonly perSecond: number; readonly averageMs: number };

export type AloneTask = {
  readonly url: string;
  readonly rows: AloneRows;
  readonly clients: number;
  readonly seconds: number;
  /** marks this run's keys */
  readonly session: number;
};
