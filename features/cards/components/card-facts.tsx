import { useTranslations } from "next-intl";
import { DateTime } from "@/components/figures/date-time";
import { Facts } from "@/components/ui/facts";
import { Panel } from "@/components/ui/panel";
import { useSay } from "@/components/ui/say";
import { Status } from "@/components/ui/status";
import { GENDER_WORDS, maskPhone } from "@/domain/person";
import { revealPhoneAction } from "../actions";
import type { CardDetail, getIssuedNumber } from "../queries";
import { HolderName } from "./card-table";
import { RevealPhone } from "./reveal-phone";

/** Who holds the card, and what is known of the card itself. */
export function CardFacts({
  card,
  issued,
  zone,
}: {
  card: CardDetail;
  issued: Awaited<ReturnType<typeof getIssuedNumber>>;
  zone: string;
}) {
  return (
    <div className="flex flex-col gap-5">
      <Holder card={card} zone={zone} />
      <ThisCard card={card} issued={issued} zone={zone} />
    </div>
  );
}

function Holder({ card, zone }: { card: CardDetail; zone: string }) {
  const t = useTranslations("cards");
  const say = useSay();
  return (
    <Panel title={t("holder")}>
      <Facts
        of={[
          { id: "name", label: t("name"), value: <HolderName name={card.name} /> },
          {
            id: "phone",
            label: t("phone"),
            value: (
              <RevealPhone masked={maskPhone(card.phone)} cardNo={card.cardNo} reveal={revealPhoneAction} />
            ),
          },
          { id: "gender", label: t("gender"), value: say(GENDER_WORDS[card.gender]) },
          { id: "birthday", label: t("birthday"), value: card.birthday ?? undefined },
          {
            id: "since",
            label: t("memberSince"),
            value: <DateTime at={card.memberSince} zone={zone} exact />,
          },
        ]}
      />
    </Panel>
  );
}

function ThisCard({
  card,
  issued,
  zone,
}: {
  card: CardDetail;
  issued: Awaited<ReturnType<typeof getIssuedNumber>>;
  zone: string;
}) {
  const t = useTranslations("cards");
  return (
    <Panel title={t("card")}>
      <Facts
        of={[
          {
            id: "form",
            label: t("form.title"),
            value: issued ? t(issued.virtual ? "form.virtual" : "form.plastic") : t("form.bound"),
          },
          { id: "opened", label: t("opened"), value: <DateTime at={card.openedAt} zone={zone} exact /> },
          { id: "store", label: t("openedStore"), value: card.openedStore },
          { id: "pin", label: t("pin.title"), value: <Pin card={card} /> },
          { id: "recharges", label: t("recharges"), value: t("times", { n: card.recharges }) },
          {
            id: "last",
            label: t("lastEntry"),
            value: card.lastEntryAt ? <DateTime at={card.lastEntryAt} zone={zone} /> : undefined,
          },
        ]}
      />
    </Panel>
  );
}

function Pin({ card }: { card: CardDetail }) {
  const t = useTranslations("cards.pin");
  if (card.pinLocked) {
    return (
      <span className="flex flex-col">
        <Status tone="waiting">{t("locked")}</Status>
        <span className="text-muted text-sm">{t("lockedHint")}</span>
      </span>
    );
  }
  return t(card.hasPin ? "set" : "none");
}
