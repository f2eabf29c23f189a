/** Owns the slips of a batch: its settlement, its totals by kind, and its list of operations. */
import { formatLocalTime } from "@/domain/business-day";
import { ENTRY_KIND_WORDS, type EntryKind } from "@/domain/entry";
import { type Fen, formatFen } from "@/domain/money";
import type { Slip, SlipLine, Words } from "@/domain/slip";
import { pair, RULE } from "@/domain/slip-lines";
import { type SlipFacts, slipOf } from "@/domain/slip-money";
import {
  countsPoints,
  TOTAL_KIND_WORDS,
  TOTAL_KINDS,
  type TotalKind,
  type Totals,
  type TotalsDifference,
} from "@/domain/totals";

const L = {
  batch: { zh: "批次号", en: "Batch" },
  opened: { zh: "起始", en: "From" },
  expectedCash: { zh: "应有现金", en: "Cash expected" },
  countedCash: { zh: "实点现金", en: "Cash counted" },
  over: { zh: "长款", en: "Cash over" },
  short: { zh: "短款", en: "Cash short" },
  operations: { zh: "笔数", en: "Operations" },
  none: { zh: "无交易", en: "No operations" },
  agree: { zh: "终端与服务器账目相符", en: "Terminal and server agree" },
  differ: { zh: "账目有差异（服务器 / 终端）", en: "Totals differ (server / terminal)" },
  reversed: { zh: "已冲正", en: "reversed" },
} as const satisfies Record<string, Words>;

function sumText(kind: TotalKind, sum: bigint): string {
  return countsPoints(kind) ? sum.toString() : formatFen(sum);
}

function totalRows(totals: Totals): SlipLine[] {
  const rows = TOTAL_KINDS.flatMap((kind): SlipLine[] => {
    const total = totals[kind];
    if (!total || total.count === 0) return [];
    const label = TOTAL_KIND_WORDS[kind];
    return [{ t: "row", label, count: total.count.toString(), sum: sumText(kind, total.sum) }];
  });
  return rows.length > 0 ? rows : [{ t: "note", text: L.none }];
}

function differenceLines(differences: readonly TotalsDifference[]): SlipLine[] {
  if (differences.length === 0) return [{ t: "note", text: L.agree }];
  const lines = differences.flatMap(({ kind, ours, theirs }): SlipLine[] => [
    pair(TOTAL_KIND_WORDS[kind], `${ours.count} / ${theirs.count}`),
    pair({ zh: "", en: "" }, `${sumText(kind, ours.sum)} / ${sumText(kind, theirs.sum)}`),
  ]);
  return [{ t: "note", text: L.differ }, ...lines];
}

function cashLines(expected: Fen | null, counted: Fen | null): SlipLine[] {
  const off = expected === null || counted === null ? 0n : counted - expected;
  return [
    ...(expected === null ? [] : [pair(L.expectedCash, formatFen(expected))]),
    ...(counted === null ? [] : [pair(L.countedCash, formatFen(counted))]),
    ...(off > 0n ? [pair(L.over, formatFen(off))] : []),
    ...(off < 0n ? [pair(L.short, formatFen(-off))] : []),
  ];
}

export type SettlementSlipFigures = {
  readonly batch: string;
  /** when the batch began, if known */
  readonly openedAt: Date | null;
  /** the server's totals */
  readonly totals: Totals;
  readonly differences: readonly TotalsDifference[];
  /** fen the drawer should have gained, and fen that were counted; null when not known or not counted */
  readonly expectedCash: Fen | null;
  readonly countedCash: Fen | null;
};

/** The slip of a settlement: the server's totals, whether the terminal's agree, and the cash. */
export function settlementSlip(facts: SlipFacts, f: SettlementSlipFigures): Slip {
  const cash = cashLines(f.expectedCash, f.countedCash);
  return slipOf(facts, { zh: "结算", en: "Settlement" }, [
    pair(L.batch, f.batch),
    ...(f.openedAt === null ? [] : [pair(L.opened, formatLocalTime(f.openedAt, facts.zone))]),
    RULE,
    ...totalRows(f.totals),
    RULE,
    ...differenceLines(f.differences),
    ...(cash.length > 0 ? [RULE, ...cash] : []),
  ]);
}

/** The totals by kind of a batch, open or settled. */
export function totalsSlip(facts: SlipFacts, f: { batch: string; totals: Totals }): Slip {
  return slipOf(facts, { zh: "分类汇总", en: "Totals by kind" }, [
    pair(L.batch, f.batch),
    RULE,
    ...totalRows(f.totals),
  ]);
}

export type DetailRow = {
  readonly voucher: string | null;
  readonly kind: EntryKind;
  /** the figure of the operation as amountOf gives it: fen, or points for the kinds that count points */
  readonly sum: bigint;
  /** whether a reversal took it back */
  readonly reversed: boolean;
};

function detailLine({ voucher, kind, sum, reversed }: DetailRow): SlipLine {
  const words = ENTRY_KIND_WORDS[kind];
  const figure = kind.startsWith("points") ? sum.toString() : formatFen(sum);
  const label = reversed
    ? { zh: `${words.zh}（${L.reversed.zh}）`, en: `${words.en} (${L.reversed.en})` }
    : words;
  return { t: "row", label, count: voucher ?? "", sum: figure };
}

/** The operations of a batch, one row each: what, voucher, figure. */
export function detailsSlip(facts: SlipFacts, f: { batch: string; rows: readonly DetailRow[] }): Slip {
  const none: SlipLine[] = [{ t: "note", text: L.none }];
  return slipOf(facts, { zh: "交易明细", en: "Operations" }, [
    pair(L.batch, f.batch),
    pair(L.operations, f.rows.length.toString()),
    RULE,
    ...(f.rows.length > 0 ? f.rows.map(detailLine) : none),
  ]);
}
