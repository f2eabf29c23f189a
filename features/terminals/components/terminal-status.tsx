import { useTranslations } from "next-intl";
import { Status, type StatusTone } from "@/components/ui/status";
import type { TerminalRow } from "../queries";

const tones: Record<TerminalRow["status"], StatusTone> = {
  registered: "waiting",
  active: "good",
  suspended: "bad",
};

export function TerminalStatus({ status }: Pick<TerminalRow, "status">) {
  const t = useTranslations("terminals.statuses");
  return <Status tone={tones[status]}>{t(status)}</Status>;
}
