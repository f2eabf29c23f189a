import { useTranslations } from "next-intl";
import { Figure, Figures } from "@/components/figures/figure";
import { Money } from "@/components/figures/money";
import type { Settlement } from "../queries";

/** What was taken, what was spent, and whether the drawer holds what it should. */
export function SettlementFigures({ settlement }: { settlement: Settlement }) {
  const t = useTranslations("settlements");
  const { totals, expectedCashFen, countedCashFen } = settlement;
  const off = countedCashFen === null ? null : countedCashFen - expectedCashFen;
  return (
    <Figures columns={4}>
      <Figure label={t("recharge")} value={<Money fen={totals.recharge?.sum ?? 0n} />} />
      <Figure label={t("spend")} value={<Money fen={totals.spend?.sum ?? 0n} />} />
      <Figure label={t("expectedCash")} value={<Money fen={expectedCashFen} />} />
      <Figure
        label={t("countedCash")}
        value={
          countedCashFen === null ? (
            <span className="font-normal text-muted">{t("one.notCounted")}</span>
          ) : (
            <Money fen={countedCashFen} />
          )
        }
      >
        {off === null ? null : (
          <span className="text-muted text-sm">
            {off === 0n ? (
              t("one.exact")
            ) : (
              <>
                {t("one.offBy")} <Money fen={off} signed className="text-ink" />
              </>
            )}
          </span>
        )}
      </Figure>
    </Figures>
  );
}
