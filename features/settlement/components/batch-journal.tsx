import Link from "next/link";
import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { Mono } from "@/components/figures/mono";
import { useSay } from "@/components/ui/say";
import { Status } from "@/components/ui/status";
import type { JournalDifference } from "@/domain/journal";
import { countsPoints, TOTAL_KIND_WORDS, type TotalKind } from "@/domain/totals";
import type { BatchJournal } from "../journal-queries";

/** What the terminal's own list says against the ledger, operation by operation; null while none has come. */
export function BatchJournalView({ journal, zone }: { journal: BatchJournal | null; zone: string }) {
  const t = useTranslations("settlements.journal");
  if (!journal)
    return (
      <Status tone="waiting" className="items-baseline whitespace-normal">
        {t("waiting")}
      </Status>
    );
  const { received, parts, differences, lastAt } = journal;
  return (
    <div className="flex flex-col gap-3">
      {differences === null ? (
        <Status tone="waiting">{t("partial", { received, parts })}</Status>
      ) : differences.length === 0 ? (
        <Status tone="good" className="items-baseline whitespace-normal">
          {t("agree")}
        </Status>
      ) : (
        <>
          <Status tone="bad">{t("differ", { n: differences.length })}</Status>
          <DifferenceTable differences={differences} />
          <p className="text-muted text-sm">{t("help")}</p>
        </>
      )}
      <p className="text-muted text-sm">
        {t("sentAt")} <DateTime at={lastAt} zone={zone} exact />
      </p>
    </div>
  );
}

function DifferenceTable({ differences }: { differences: readonly JournalDifference[] }) {
  const t = useTranslations("settlements.journal");
  return (
    <div className="overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 whitespace-nowrap text-sm [&_td]:h-9 [&_td]:border-t [&_td]:px-2 [&_td:first-child]:pl-0 [&_td:last-child]:pr-0 [&_th]:px-2 [&_th]:pb-1.5 [&_th:first-child]:pl-0 [&_th:last-child]:pr-0 [&_th]:text-left [&_th]:font-medium [&_th]:text-muted">
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("kind")}</th>
            <th scope="col" className="text-right!">
              {t("server")}
            </th>
            <th scope="col" className="text-right!">
              {t("terminal")}
            </th>
            <th scope="col">{t("operation")}</th>
            <th scope="col">{t("ref")}</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((d) => (
            <DifferenceRow key={`${d.session}-${d.trace}-${d.what}-${d.ref ?? ""}-${d.theirs}`} of={d} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

const TONES = { serverLacks: "bad", terminalLacks: "waiting", amountDiffers: "bad" } as const;

function DifferenceRow({ of: d }: { of: JournalDifference }) {
  const t = useTranslations("settlements.journal");
  const say = useSay();
  return (
    <tr>
      <td>
        <Status tone={TONES[d.what]}>{t(d.what)}</Status>
      </td>
      <td>{say(TOTAL_KIND_WORDS[d.kind])}</td>
      <td className="text-right">
        <Amount kind={d.kind} amount={d.ours} />
      </td>
      <td className="text-right">
        <Amount kind={d.kind} amount={d.theirs} />
      </td>
      <td>
        <Mono className="text-muted">{t("operationNo", { session: d.session, trace: d.trace })}</Mono>
      </td>
      <td>
        <Reference of={d} />
      </td>
    </tr>
  );
}

/** What the server lacks has no page to lead to. */
function Reference({ of: { what, ref } }: { of: JournalDifference }) {
  if (ref === undefined) return <span className="text-muted">–</span>;
  if (what === "serverLacks") return <Mono className="text-muted">{ref}</Mono>;
  return (
    <Link href={`/entries/${ref}`} prefetch={false} className="hover:text-indigo hover:underline">
      <Mono>{ref}</Mono>
    </Link>
  );
}

function Amount({ kind, amount }: { kind: TotalKind; amount: bigint | null }) {
  const t = useTranslations("settlements.journal");
  if (amount === null) return <span className="text-muted">{t("none")}</span>;
  return countsPoints(kind) ? <Count value={amount} /> : <Money fen={amount} />;
}
