import { useTranslations } from "next-intl";
import { DateTime } from "@/components/figures/date-time";
import { Copyable } from "@/components/ui/copyable";
import { Facts } from "@/components/ui/facts";
import type { TerminalRow } from "../queries";

/** The device behind a terminal: where it stands and when it was heard of. */
export function TerminalFacts({ terminal, zone }: { terminal: TerminalRow; zone: string }) {
  const t = useTranslations("terminals");
  const never = <span className="text-muted">{t("one.notYet")}</span>;
  const time = (at: Date | null) => (at ? <DateTime at={at} zone={zone} exact /> : never);
  return (
    <Facts
      of={[
        { id: "id", label: t("id"), value: <Copyable text={terminal.id.toString()} /> },
        { id: "store", label: t("store"), value: terminal.storeName },
        {
          id: "lastSeen",
          label: t("lastSeen"),
          value: terminal.lastSeenAt ? <DateTime at={terminal.lastSeenAt} zone={zone} /> : never,
        },
        { id: "signedOnAt", label: t("one.signedOnAt"), value: time(terminal.signedOnAt) },
        { id: "session", label: t("session"), value: terminal.session > 0 ? terminal.session : never },
        { id: "version", label: t("appVersion"), value: terminal.appVersion },
        { id: "batchOpened", label: t("one.batchOpened"), value: time(terminal.batch.openedAt) },
        { id: "createdAt", label: t("one.createdAt"), value: time(terminal.createdAt) },
      ]}
    />
  );
}
