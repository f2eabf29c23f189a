import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { Money } from "@/components/figures/money";
import { useSay } from "@/components/ui/say";
import type { Words } from "@/domain/slip";

/** What an amount would give; money in fen. */
export type Preview = {
  readonly paid: bigint;
  readonly bonus: bigint;
  readonly points: bigint;
  readonly tier: { readonly name: string; readonly words: Words; readonly isDraft: boolean } | null;
  readonly draftWords: Words | null;
};

export function PreviewFigures({ preview }: { preview: Preview }) {
  const t = useTranslations("tiers.preview");
  const say = useSay();
  const { paid, bonus, points, tier } = preview;
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-muted">{t("credited")}</span>
        <Money fen={paid + bonus} className="font-semibold text-xl" />
        {points > 0n ? (
          <span>
            + <Count value={points} className="font-semibold text-xl" /> {t("points")}
          </span>
        ) : null}
      </p>
      <p className="flex flex-wrap gap-x-4 text-sm">
        <span>
          <span className="text-muted">{t("principal")}</span> <Money fen={paid} />
        </span>
        <span>
          <span className="text-muted">{t("bonus")}</span> <Money fen={bonus} />
        </span>
      </p>
      <p className="text-sm">
        {sourceOf(preview, t)}
        {tier ? <span className="text-muted"> · {say(tier.words)}</span> : null}
      </p>
      <p className="text-muted text-xs">{t("note")}</p>
    </div>
  );
}

function sourceOf(
  { tier, draftWords }: Preview,
  t: ReturnType<typeof useTranslations<"tiers.preview">>,
): string {
  if (tier === null) return draftWords ? t("draftNone") : t("none");
  if (tier.isDraft) return t("thisDraft");
  return draftWords ? t("other", { name: tier.name }) : t("by", { name: tier.name });
}
