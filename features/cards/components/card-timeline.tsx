import Link from "next/link";
import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { Mono } from "@/components/figures/mono";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import { EntryKindBadge } from "@/features/entries/components/entry-kind";
import { usePartyWords } from "@/features/entries/components/party-words";
import { counts, type EntryRow } from "@/features/entries/entry-row";
import { refText } from "@/features/entries/slip-facts";
import type { CardEvent, Happening } from "../timeline";

/** Everything that happened to a card, money and deeds alike, the newest on top. */
export function CardTimeline({ happenings, zone }: { happenings: readonly Happening[]; zone: string }) {
  return (
    <Timeline>
      {happenings.map((one) =>
        one.type === "entry" ? (
          <EntryItem key={`entry-${one.id}`} row={one.entry} zone={zone} />
        ) : (
          <EventItem key={`event-${one.id}`} event={one.event} zone={zone} />
        ),
      )}
    </Timeline>
  );
}

function EntryItem({ row, zone }: { row: EntryRow; zone: string }) {
  const t = useTranslations("entries");
  const party = usePartyWords();
  const money = row.principalFen + row.bonusFen;
  return (
    <TimelineItem
      dimmed={!counts(row)}
      what={
        <span className="flex flex-wrap items-baseline gap-x-2">
          <EntryKindBadge row={row} />
          <Link
            href={`/entries/${refText(row.id)}`}
            className="font-normal text-indigo text-sm hover:underline"
          >
            <Mono>{refText(row.id)}</Mono>
          </Link>
        </span>
      }
      figure={
        <span className="flex flex-wrap items-baseline justify-end gap-x-3">
          {row.points === 0n ? null : (
            <span className="text-muted text-sm">
              <Count signed value={row.points} /> {t("points")}
            </span>
          )}
          {money === 0n && row.points !== 0n ? null : <Money signed fen={money} />}
        </span>
      }
      when={<DateTime at={row.at} zone={zone} />}
      note={
        <>
          <span>{row.terminalName ? `${row.storeName} · ${row.terminalName}` : row.storeName}</span>
          <span>{party(row.maker)}</span>
          {row.correctsId === null ? null : (
            <span>{t("one.corrects", { ref: refText(row.correctsId) })}</span>
          )}
        </>
      }
    />
  );
}

/** The deeds that have words of their own; a newer one shows its name until it gets some. */
const deeds = {
  "card.open": "opened",
  "member.revealPhone": "phoneShown",
  "card.voidOpen": "voidOpened",
  "card.reportLost": "reportedLost",
  "card.unlock": "unlocked",
  "card.reissue": "reissued",
  "card.changePin": "pinChanged",
  "card.resetPin": "pinReset",
  "card.bind": "bound",
  "card.unbind": "unbound",
} as const;

function isDeed(name: string): name is keyof typeof deeds {
  return Object.hasOwn(deeds, name);
}

function EventItem({ event, zone }: { event: CardEvent; zone: string }) {
  const t = useTranslations("cards");
  const party = usePartyWords();
  return (
    <TimelineItem
      what={
        <span className="font-normal">
          {isDeed(event.name) ? t(`deeds.${deeds[event.name]}`) : event.name}
        </span>
      }
      when={<DateTime at={event.at} zone={zone} />}
      note={
        <>
          <span>{party(event.actor)}</span>
          {event.door === "terminal" ? <span>{t("atTerminal", { no: event.origin })}</span> : null}
        </>
      }
    />
  );
}
