import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { Figure, Figures } from "@/components/figures/figure";
import { Money } from "@/components/figures/money";
import type { CardDetail } from "../queries";

export function CardFigures({ card }: { card: CardDetail }) {
  const t = useTranslations("cards");
  return (
    <Figures columns={4}>
      <Figure label={t("balance")} value={<Money fen={card.principalFen + card.bonusFen} />} />
      <Figure label={t("principal")} value={<Money fen={card.principalFen} />} />
      <Figure label={t("bonus")} value={<Money fen={card.bonusFen} />} />
      <Figure label={t("points")} value={<Count value={card.points} />} />
    </Figures>
  );
}
