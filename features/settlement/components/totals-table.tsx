import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { Money } from "@/components/figures/money";
import { cn } from "@/components/ui/class-names";
import { useSay } from "@/components/ui/say";
import { Status } from "@/components/ui/status";
import {
  countsPoints,
  TOTAL_KIND_WORDS,
  TOTAL_KINDS,
  type Total,
  type TotalKind,
  type Totals,
} from "@/domain/totals";

const NONE: Total = { count: 0, sum: 0n };

/** Totals by kind, the server's and, where given, the terminal's beside them; kinds that differ are marked. */
export function TotalsTable({ ours, theirs }: { ours: Totals; theirs?: Totals }) {
  const t = useTranslations("settlements.one");
  const kinds = TOTAL_KINDS.filter((kind) => ours[kind]?.count || theirs?.[kind]?.count);
  if (kinds.length === 0) return <p className="text-muted">{t("none")}</p>;
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 whitespace-nowrap text-sm [&_td]:h-9 [&_td]:border-t [&_td]:px-1.5 sm:[&_td]:px-2 [&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_th]:px-1.5 sm:[&_th]:px-2 [&_th]:pb-1.5 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0 [&_th]:font-medium [&_th]:text-muted">
        <thead>
          {theirs ? (
            <tr>
              <td className="border-t-0!" />
              <th scope="colgroup" colSpan={2} className="text-right">
                {t("server")}
              </th>
              <th scope="colgroup" colSpan={2} className="text-right">
                {t("terminal")}
              </th>
            </tr>
          ) : null}
          <tr>
            <th scope="col" className="text-left">
              {t("kind")}
            </th>
            <SideHead />
            {theirs ? <SideHead /> : null}
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <KindRow
              key={kind}
              kind={kind}
              ours={ours[kind] ?? NONE}
              theirs={theirs && (theirs[kind] ?? NONE)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function SideHead() {
  const t = useTranslations("settlements.one");
  return (
    <>
      <th scope="col" className="text-right">
        {t("ours")}
      </th>
      <th scope="col" className="text-right">
        {t("sum")}
      </th>
    </>
  );
}

function KindRow({ kind, ours, theirs }: { kind: TotalKind; ours: Total; theirs: Total | undefined }) {
  const t = useTranslations("settlements.one");
  const say = useSay();
  const word = say(TOTAL_KIND_WORDS[kind]);
  const differs = theirs !== undefined && (theirs.count !== ours.count || theirs.sum !== ours.sum);
  return (
    <>
      <tr className={cn(differs && "font-medium")}>
        <th scope="row" className="h-9 border-t pb-0! text-left font-normal! text-ink!">
          {differs ? <Status tone="bad">{word}</Status> : word}
        </th>
        <Side kind={kind} total={ours} />
        {theirs ? <Side kind={kind} total={theirs} /> : null}
      </tr>
      {differs ? (
        <tr className="text-muted">
          <td colSpan={3} className="h-7! border-t-0! pb-1.5 text-right">
            {t("difference")}
          </td>
          <td className="h-7! border-t-0! pb-1.5 text-right">
            <Count value={theirs.count - ours.count} signed />
          </td>
          <td className="h-7! border-t-0! pb-1.5 text-right">
            <Sum kind={kind} sum={theirs.sum - ours.sum} signed />
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Side({ kind, total }: { kind: TotalKind; total: Total }) {
  return (
    <>
      <td className="text-right">
        <Count value={total.count} />
      </td>
      <td className="text-right">
        <Sum kind={kind} sum={total.sum} />
      </td>
    </>
  );
}

function Sum({ kind, sum, signed = false }: { kind: TotalKind; sum: bigint; signed?: boolean }) {
  return countsPoints(kind) ? <Count value={sum} signed={signed} /> : <Money fen={sum} signed={signed} />;
}
