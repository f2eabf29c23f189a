import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "@/components/ui/status";
import type { TierStatus as State } from "../queries";

const tones: Record<State, StatusTone> = { active: "good", scheduled: "waiting", ended: "over" };

export function TierStatus({ status }: { status: State }) {
  const t = useTranslations("tiers.statuses");
  return <Status tone={tones[status]}>{t(status)}</Status>;
}
