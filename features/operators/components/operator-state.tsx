import { useLocale, useNow, useTranslations } from "next-intl";
import { exactTime } from "@/components/figures/date-time";
import { Status } from "@/components/ui/status";
import type { OperatorRow } from "../queries";

/** Whether an operator can work: removed, locked for a while, still with a first password, or as it should be. */
export function OperatorState({
  operator,
  zone,
}: {
  operator: Pick<OperatorRow, "status" | "lockedUntil" | "mustChange">;
  zone: string;
}) {
  const t = useTranslations("cashiers.states");
  const locale = useLocale();
  const now = useNow();
  const { status, lockedUntil, mustChange } = operator;
  if (status === "removed") return <Status tone="over">{t("removed")}</Status>;
  if (lockedUntil && lockedUntil > now) {
    return <Status tone="bad">{t("locked", { time: exactTime(lockedUntil, zone, locale, now) })}</Status>;
  }
  if (mustChange) return <Status tone="waiting">{t("mustChange")}</Status>;
  return <Status tone="good">{t("active")}</Status>;
}
