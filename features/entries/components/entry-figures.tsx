import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Count } from "@/components/figures/count";
import { Figure, Figures } from "@/components/figures/figure";
import { Money } from "@/components/figures/money";
import { useSay } from "@/components/ui/say";
import { TENDER_WORDS } from "@/domain/entry";
import type { EntryDetail } from "../queries";

/** What the entry moved, bucket by bucket, with the balance before and after. */
export function EntryFigures({ entry }: { entry: EntryDetail }) {
  const t = useTranslations("entries");
  const say = useSay();
  const money = (after: bigint, change: bigint) => (
    <Step before={<Money fen={after - change} />} after={<Money fen={after} />} />
  );
  return (
    <Figures columns={4}>
      <Figure label={t("principal")} value={<Money signed fen={entry.principalFen} />}>
        {money(entry.principalAfterFen, entry.principalFen)}
      </Figure>
      <Figure label={t("bonus")} value={<Money signed fen={entry.bonusFen} />}>
        {money(entry.bonusAfterFen, entry.bonusFen)}
      </Figure>
      <Figure label={t("points")} value={<Count signed value={entry.points} />}>
        <Step
          before={<Count value={entry.pointsAfter - entry.points} />}
          after={<Count value={entry.pointsAfter} />}
        />
      </Figure>
      <Figure label={t("cash")} value={<Money signed fen={entry.cashFen} />}>
        <span className="text-muted text-sm">
          {entry.tender && entry.cashFen !== 0n ? say(TENDER_WORDS[entry.tender]) : t("one.notMoved")}
        </span>
      </Figure>
    </Figures>
  );
}

function Step({ before, after }: { before: ReactNode; after: ReactNode }) {
  const t = useTranslations("entries.one");
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5 text-muted text-sm">
      <span className="sr-only">{t("before")}</span>
      {before}
      <span aria-hidden="true">→</span>
      <span className="sr-only">{t("after")}</span>
      <span className="text-ink">{after}</span>
    </span>
  );
}
