import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { Money } from "@/components/figures/money";

/** What it was then, and an arrow for where it has gone since: in ink, because red means up to some and down to others. */
export function Beside({
  label,
  now,
  then,
  as,
}: {
  label: string;
  now: bigint;
  then: bigint;
  as: "money" | "count";
}) {
  const t = useTranslations("dashboard");
  const way = now > then ? "up" : now < then ? "down" : "same";
  return (
    <span className="flex flex-wrap items-baseline gap-x-1.5 text-xs sm:text-sm">
      <span className="text-muted">{label}</span>
      <span className="whitespace-nowrap">
        {as === "money" ? <Money fen={then} /> : <Count value={then} />}
        <span aria-hidden="true" className="ml-1 inline-block w-2">
          {{ up: "↑", down: "↓", same: "" }[way]}
        </span>
        <span className="sr-only">{t(`ways.${way}`)}</span>
      </span>
    </span>
  );
}
