import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Count } from "@/components/figures/count";
import { DateTime } from "@/components/figures/date-time";
import { Money } from "@/components/figures/money";
import { CardNumber, Mono } from "@/components/figures/mono";
import { Facts } from "@/components/ui/facts";
import { useSay } from "@/components/ui/say";
import { TENDER_WORDS, TENDERS } from "@/domain/entry";
import { refText } from "@/features/entries/slip-facts";
import type { ApprovalRow } from "../queries";

type Props = { approval: ApprovalRow; zone: string };
type Fact = { id: string; label: ReactNode; value: ReactNode };

/** Who asks, where, and what for. What the operation does not have is left out. */
export function ApprovalFacts(props: Props) {
  return <Facts of={[...useWhoFacts(props), ...useWhatFacts(props)]} />;
}

function useWhoFacts({ approval, zone }: Props): Fact[] {
  const t = useTranslations("approvals");
  return [
    { id: "maker", label: t("maker"), value: `${approval.makerNo} ${approval.makerName}` },
    { id: "place", label: t("place"), value: `${approval.storeName} · ${approval.terminalName}` },
    { id: "asked", label: t("asked"), value: <DateTime at={approval.requestedAt} zone={zone} exact /> },
  ];
}

function useWhatFacts({ approval }: Props): Fact[] {
  const t = useTranslations("approvals");
  const say = useSay();
  const { cardNo, amount, points, originalRef, tender, operatorNo, name } = approval.details;
  const tenderKnown = TENDERS.find((known) => known === tender);
  const facts: (Fact | null)[] = [
    amount === undefined ? null : { id: "amount", label: t("amount"), value: <Money fen={amount} /> },
    points === undefined ? null : { id: "points", label: t("one.points"), value: <Count value={points} /> },
    cardNo === undefined
      ? null
      : {
          id: "card",
          label: t("one.card"),
          value: (
            <TextLink href={`/cards/${cardNo}`}>
              <CardNumber no={cardNo} />
            </TextLink>
          ),
        },
    originalRef === undefined
      ? null
      : { id: "original", label: t("one.original"), value: <EntryLink id={originalRef} /> },
    tenderKnown === undefined
      ? null
      : { id: "tender", label: t("one.tender"), value: say(TENDER_WORDS[tenderKnown]) },
    operatorNo === undefined
      ? null
      : { id: "no", label: t("one.operator"), value: <Mono>{operatorNo}</Mono> },
    name === undefined ? null : { id: "name", label: t("one.name"), value: name },
  ];
  return facts.filter((fact) => fact !== null);
}

export function EntryLink({ id }: { id: bigint }) {
  return (
    <TextLink href={`/entries/${refText(id)}`}>
      <Mono>{refText(id)}</Mono>
    </TextLink>
  );
}

function TextLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link prefetch={false} href={href} className="text-indigo hover:underline">
      {children}
    </Link>
  );
}
