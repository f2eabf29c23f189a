import Link from "next/link";
import { useTranslations } from "next-intl";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { Mono } from "@/components/figures/mono";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import { counts, type EntryRow } from "../entry-row";
import { refText } from "../slip-facts";
import { EntryKindBadge } from "./entry-kind";
import { usePartyWords } from "./party-words";

/** An entry, what it corrects and what corrects it: one line of links, the latest on top, the one that is shown marked. */
export function EntryCorrections({
  family,
  shown,
  zone,
}: {
  /** oldest first */
  family: readonly EntryRow[];
  shown: bigint;
  zone: string;
}) {
  const t = useTranslations("entries.one");
  const party = usePartyWords();
  if (family.length < 2) return <p className="text-muted">{t("noCorrections")}</p>;
  return (
    <Timeline>
      {family.toReversed().map((row) => (
        <TimelineItem
          key={refText(row.id)}
          dimmed={!counts(row)}
          what={<What row={row} shown={shown} />}
          figure={<Money signed fen={row.principalFen + row.bonusFen} />}
          when={<DateTime at={row.at} zone={zone} />}
          note={
            <>
              <span>{party(row.maker)}</span>
              {row.correctsId === null ? null : (
                <span>{t("corrects", { ref: refText(row.correctsId) })}</span>
              )}
            </>
          }
        />
      ))}
    </Timeline>
  );
}

function What({ row, shown }: { row: EntryRow; shown: bigint }) {
  const t = useTranslations("entries.one");
  const ref = <Mono>{refText(row.id)}</Mono>;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <EntryKindBadge row={row} />
      {row.id === shown ? (
        <span aria-current="true">
          {ref} <span className="font-normal text-muted text-sm">{t("thisOne")}</span>
        </span>
      ) : (
        <Link href={`/entries/${refText(row.id)}`} className="text-indigo hover:underline">
          {ref}
        </Link>
      )}
    </span>
  );
}
