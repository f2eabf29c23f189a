import { useTranslations } from "next-intl";
import { DateTime } from "@/components/figures/date-time";
import { Facts } from "@/components/ui/facts";
import type { ApprovalRow } from "../queries";
import { EntryLink } from "./approval-facts";

/** What became of it: who decided and when, why not, and the entry that used it up. */
export function DecidedFacts({ approval, zone }: { approval: ApprovalRow; zone: string }) {
  const t = useTranslations("approvals.one");
  const { state, deciderName, decidedAt, expiresAt, usedAt, entryId, reason } = approval;
  const at = (instant: Date) => <DateTime at={instant} zone={zone} exact />;
  return (
    <div className="flex flex-col gap-3">
      {state === "expired" && deciderName === null ? <p className="max-w-prose">{t("expiredNote")}</p> : null}
      <Facts
        of={[
          ...(deciderName === null ? [] : [{ id: "by", label: t("decidedBy"), value: deciderName }]),
          ...(decidedAt === null ? [] : [{ id: "at", label: t("decidedAt"), value: at(decidedAt) }]),
          ...(reason === "" ? [] : [{ id: "why", label: t("saidWhy"), value: reason }]),
          ...(state === "expired" || state === "granted"
            ? [{ id: "until", label: t("expiredAt"), value: at(expiresAt) }]
            : []),
          ...(usedAt === null ? [] : [{ id: "used", label: t("usedAt"), value: at(usedAt) }]),
          ...(entryId === null
            ? []
            : [{ id: "entry", label: t("entry"), value: <EntryLink id={entryId} /> }]),
          ...(state === "granted" ? [{ id: "not", label: t("usedAt"), value: t("notUsed") }] : []),
        ]}
      />
    </div>
  );
}
