/** The invariants of domain.md §6 that are about sets of rows: each query finds one bad row, or none. */

/** One invariant after a run over the whole database. */
export type Checked = { readonly name: string; readonly rows: number; readonly firstBad: string | null };

export type SetCheck = {
  readonly name: string;
  /** the table whose rows are counted as checked */
  readonly over: string;
  /** gives a column `bad` that names the row */
  readonly firstBad: string;
};

const entryName = `'entry ' || e.id || ' (merchant ' || e.merchant_id || ')'`;

export const CHECKS: readonly SetCheck[] = [
  {
    name: "no principal or bonus below zero",
    over: "accounts",
    firstBad: `select 'account ' || id || ' (merchant ' || merchant_id || ')' as bad from accounts
      where principal_fen < 0 or bonus_fen < 0`,
  },
  {
    name: "every applied money request has its one entry, and every terminal entry its request",
    over: "requests",
    firstBad: `
      select 'request ' || r.terminal_id || '/' || r.session || '/' || r.trace as bad
      from requests r left join entries e on e.merchant_id = r.merchant_id and e.id = r.entry_id
      where r.entry_id is not null
        and (e.id is null or e.terminal_id <> r.terminal_id or e.session <> r.session or e.trace <> r.trace)
      union all
      select ${entryName} from entries e
      where e.door = 'terminal' and not exists (
        select 1 from requests r where r.merchant_id = e.merchant_id and r.terminal_id = e.terminal_id
          and r.session = e.session and r.trace = e.trace and r.entry_id = e.id)
        and not exists (
        select 1 from reversals v where v.merchant_id = e.merchant_id and v.terminal_id = e.terminal_id
          and v.session = e.session and v.trace = e.trace and v.entry_id = e.id)`,
  },
  {
    name: "a request is applied, declined or cancelled, and reversed at most once",
    over: "reversals",
    firstBad: `
      select 'reversal ' || v.terminal_id || '/' || v.session || '/' || v.trace as bad
      from reversals v left join requests r on r.merchant_id = v.merchant_id and r.terminal_id = v.terminal_id
        and r.session = v.session and r.trace = v.trace
      where r.outcome is distinct from 'applied'`,
  },
  {
    name: "voids, refunds and reversals never exceed their original, on the same account",
    over: "entries where corrects_id is not null",
    firstBad: `
      with net as (
        select c.merchant_id, c.corrects_id, c.account_id,
          c.sales_fen + coalesce(sum(r.sales_fen), 0) as sales, c.cash_fen + coalesce(sum(r.cash_fen), 0) as cash
        from entries c left join entries r on r.merchant_id = c.merchant_id and r.corrects_id = c.id
        where c.corrects_id is not null
        group by c.merchant_id, c.id, c.corrects_id, c.account_id, c.sales_fen, c.cash_fen)
      select ${entryName} as bad
      from entries e join net n on n.merchant_id = e.merchant_id and n.corrects_id = e.id
      group by e.merchant_id, e.id, e.sales_fen, e.cash_fen, e.account_id
      having abs(sum(n.sales)) > abs(e.sales_fen) or abs(sum(n.cash)) > abs(e.cash_fen)
        or bool_or(n.account_id <> e.account_id)`,
  },
  {
    name: "every entry is in exactly one batch, of its own terminal and store",
    over: "entries",
    firstBad: `
      select ${entryName} as bad from entries e
      left join batches b on b.merchant_id = e.merchant_id and b.id = e.batch_id
      where b.id is null or b.terminal_id is distinct from e.terminal_id or b.store_id <> e.store_id`,
  },
  {
    // An account set back as a whole, chain code and all, leaves a hole in its terminal's numbers.
    name: "a terminal's vouchers are numbered without a gap up to its counter",
    over: "terminal_state",
    firstBad: `
      select 'terminal ' || t.terminal_id || ' (merchant ' || t.merchant_id || ')' as bad
      from terminal_state t left join entries e on e.merchant_id = t.merchant_id and e.terminal_id = t.terminal_id
        and e.voucher_no between 1 and t.voucher_no
      group by t.merchant_id, t.terminal_id, t.voucher_no
      having count(e.voucher_no) <> t.voucher_no
      union all
      select ${entryName} from entries e
      join terminal_state t on t.merchant_id = e.merchant_id and t.terminal_id = e.terminal_id
      where e.voucher_no > t.voucher_no`,
  },
  {
    name: "a settled batch has as many entries as it had when it was frozen",
    over: "settlements",
    firstBad: `
      select 'settlement of batch ' || s.batch_id || ' (merchant ' || s.merchant_id || ')' as bad
      from settlements s
      where s.entry_count <> (
        select count(*) from entries e where e.merchant_id = s.merchant_id and e.batch_id = s.batch_id)`,
  },
  {
    name: "batch totals equal the entries of the batch",
    over: "settlements",
    firstBad: `
      with counted as (
        select e.merchant_id, e.batch_id, e.kind, count(*) as count,
          sum(case e.kind when 'recharge' then e.cash_fen when 'rechargeVoid' then -e.cash_fen
            when 'close' then -e.cash_fen when 'spend' then e.sales_fen when 'spendVoid' then -e.sales_fen
            when 'refund' then -e.sales_fen when 'pointsCredit' then e.points when 'pointsSpendVoid' then e.points
            else -e.points end) as sum
        from entries e
        where e.kind not in ('reversal', 'opening') and not exists (
          select 1 from entries r where r.merchant_id = e.merchant_id and r.corrects_id = e.id and r.kind = 'reversal')
        group by e.merchant_id, e.batch_id, e.kind),
      frozen as (
        select s.merchant_id, s.batch_id, t.key as kind, (t.value ->> 'count')::bigint as count,
          (t.value ->> 'sum')::numeric as sum
        from settlements s, json_each(s.totals) t)
      select 'settlement of batch ' || s.batch_id || ' (merchant ' || s.merchant_id || '), ' || coalesce(c.kind, f.kind) as bad
      from settlements s
      join (counted c full join frozen f on f.merchant_id = c.merchant_id and f.batch_id = c.batch_id and f.kind = c.kind)
        on coalesce(c.merchant_id, f.merchant_id) = s.merchant_id and coalesce(c.batch_id, f.batch_id) = s.batch_id
      where c.count is distinct from f.count or c.sum is distinct from f.sum`,
  },
  {
    name: "an entry and what it corrects belong to one merchant and its own account",
    over: "entries",
    firstBad: `
      select ${entryName} as bad from entries e
      left join accounts a on a.merchant_id = e.merchant_id and a.id = e.account_id
      where a.id is null`,
  },
  {
    // The copies a spend decides from (decision 0002): one that stayed behind would let a lost card pay.
    name: "every account carries its card's state, and knows whether others do",
    over: "accounts",
    firstBad: `
      select 'account ' || a.id || ' (merchant ' || a.merchant_id || ')' as bad
      from accounts a left join cards c on c.card_no = a.card_no
      where a.card_state <> 'unbound' and c.state is distinct from a.card_state
      union all
      select 'account ' || a.id || ' (merchant ' || a.merchant_id || ')'
      from accounts a join (select card_no, count(*) > 1 as shared from card_merchants group by card_no) m on m.card_no = a.card_no
      where a.card_state in ('active', 'lost') and a.shared <> m.shared`,
  },
  {
    name: "maker and approver are two people",
    over: "entries where approver_id is not null",
    firstBad: `select ${entryName} as bad from entries e
      where e.approver_id = e.maker_id and e.approver_kind = e.maker_kind`,
  },
];
