import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { CardListParams } from "../list-params";

/** Nothing was found, nothing fits, or no card was ever opened: each with its own next step. */
export function CardsEmpty({ asked, stock }: { asked: CardListParams; stock: number }) {
  const t = useTranslations("cards.empty");
  const { sought, state, storeId, joined, pinLocked, withBalance } = asked;
  if (sought || state || storeId !== null || joined || pinLocked || withBalance) {
    return (
      <EmptyState
        title={sought ? t("soughtTitle", { q: sought.text }) : t("filteredTitle")}
        action={
          <Button asChild>
            <Link href="/cards">{t("clear")}</Link>
          </Button>
        }
      >
        {sought ? t("soughtHint") : t("filteredHint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("title")}
      action={
        <Button asChild variant="primary">
          <Link href={stock === 0 ? "/cards/stock" : "/terminals"}>
            {stock === 0 ? t("generate") : t("terminals")}
          </Link>
        </Button>
      }
    >
      {stock === 0 ? t("noStockHint") : t("stockHint", { n: stock })}
    </EmptyState>
  );
}
