import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusinessDay, DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { CardNumber } from "@/components/figures/mono";
import { Copyable } from "@/components/ui/copyable";
import { Facts } from "@/components/ui/facts";
import { useSay } from "@/components/ui/say";
import { describeTier } from "@/domain/bonus";
import { TENDER_WORDS } from "@/domain/entry";
import type { EntryDetail } from "../queries";
import { refText, voucherText } from "../slip-facts";
import { readTierTerms } from "../tier-terms";
import { usePartyWords } from "./party-words";

type Props = { entry: EntryDetail; zone: string };
type Fact = { id: string; label: ReactNode; value: ReactNode };

/** Everything the ledger keeps of an entry besides its figures; what does not apply to it is left out. */
export function EntryFacts(props: Props) {
  return (
    <div className="grid items-start gap-x-10 gap-y-2 xl:grid-cols-2">
      <Facts of={[...useWhatFacts(props), ...useExtraFacts(props)]} />
      <Facts of={useWhoFacts(props)} />
    </div>
  );
}

function useWhatFacts({ entry, zone }: Props): Fact[] {
  const t = useTranslations("entries");
  return [
    { id: "ref", label: t("ref"), value: <Copyable text={refText(entry.id)} /> },
    ...(entry.voucherNo === null
      ? []
      : [{ id: "voucher", label: t("voucher"), value: <Copyable text={voucherText(entry.voucherNo)} /> }]),
    { id: "at", label: t("time"), value: <DateTime at={entry.at} zone={zone} exact /> },
    { id: "day", label: t("one.day"), value: <BusinessDay day={entry.day} /> },
  ];
}

function useWhoFacts({ entry }: Props): Fact[] {
  const t = useTranslations("entries");
  const party = usePartyWords();
  return [
    { id: "card", label: t("card"), value: <CardLink no={entry.cardNo} /> },
    ...(entry.holderCardNo === entry.cardNo
      ? []
      : [{ id: "nowCard", label: t("one.nowCard"), value: <CardLink no={entry.holderCardNo} /> }]),
    {
      id: "holder",
      label: t("one.holder"),
      value: entry.holderName || <span className="text-muted">{t("one.noName")}</span>,
    },
    { id: "store", label: t("store"), value: entry.storeName },
    {
      id: "terminal",
      label: entry.terminalId === null ? t("one.door") : t("terminal"),
      value:
        entry.terminalId === null ? (
          <Door door={entry.door} />
        ) : (
          <TextLink href={`/terminals/${entry.terminalId}`}>{entry.terminalName}</TextLink>
        ),
    },
    { id: "operator", label: t("operator"), value: party(entry.maker) },
    ...(entry.approver ? [{ id: "approver", label: t("one.approver"), value: party(entry.approver) }] : []),
  ];
}

function useExtraFacts({ entry, zone }: Props): Fact[] {
  const t = useTranslations("entries");
  const say = useSay();
  const terms = readTierTerms(entry.tierTerms);
  return [
    { id: "batch", label: t("one.batch"), value: <Batch entry={entry} zone={zone} /> },
    ...(entry.tender ? [{ id: "tender", label: t("tender"), value: say(TENDER_WORDS[entry.tender]) }] : []),
    ...(terms ? [{ id: "tier", label: t("one.tierTerms"), value: <Terms terms={terms} /> }] : []),
    ...(entry.suspenseFen === 0n
      ? []
      : [{ id: "suspense", label: t("one.suspense"), value: <Money fen={entry.suspenseFen} /> }]),
    ...(entry.note === "" ? [] : [{ id: "note", label: t("one.note"), value: entry.note }]),
  ];
}

function Batch({ entry, zone }: Props) {
  const t = useTranslations("entries.one");
  const no = t("batchNo", { no: entry.batchNo });
  if (entry.settledAt === null) {
    return (
      <span className="flex flex-wrap gap-x-2">
        <TextLink href={`/entries?batch=${entry.batchId}`}>{no}</TextLink>
        <span className="text-muted">{t("batchOpen")}</span>
      </span>
    );
  }
  return (
    <span className="flex flex-wrap gap-x-2">
      <TextLink href={`/settlements/${entry.batchId}`}>{no}</TextLink>
      <span className="text-muted">
        {t.rich("settled", { at: () => <DateTime at={entry.settledAt ?? entry.at} zone={zone} exact /> })}
      </span>
    </span>
  );
}

function Terms({ terms }: { terms: NonNullable<ReturnType<typeof readTierTerms>> }) {
  const t = useTranslations("entries");
  const say = useSay();
  return (
    <span className="flex flex-col">
      <span>{terms.name}</span>
      <span className="text-muted text-sm">
        {say(describeTier(terms))}
        {terms.timesPerMember === null ? null : ` · ${t("tierTimes", { n: terms.timesPerMember })}`}
      </span>
    </span>
  );
}

const doors = ["terminal", "portal", "member", "admin", "system"] as const;

function Door({ door }: { door: string }) {
  const t = useTranslations("entries.doors");
  const known = doors.find((one) => one === door);
  return <>{known ? t(known) : door}</>;
}

function CardLink({ no }: { no: string }) {
  return (
    <TextLink href={`/cards/${no}`}>
      <CardNumber no={no} />
    </TextLink>
  );
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="text-indigo hover:underline">
      {children}
    </Link>
  );
}
