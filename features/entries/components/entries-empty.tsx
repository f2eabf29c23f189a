import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { EntryListParams } from "../list-params";

/** Nothing was found, nothing fits, or nothing was ever booked: each with its own next step. */
export function EntriesEmpty({ asked }: { asked: EntryListParams }) {
  const t = useTranslations("entries.empty");
  const clear = (
    <Button asChild>
      <Link href="/entries">{t("clear")}</Link>
    </Button>
  );
  if (asked.sought) {
    return (
      <EmptyState title={t("soughtTitle", { q: asked.sought.text })} action={clear}>
        {t("soughtHint")}
      </EmptyState>
    );
  }
  if (isNarrowed(asked)) {
    return (
      <EmptyState title={t("filteredTitle")} action={clear}>
        {t("filteredHint")}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title={t("title")}
      action={
        <Button asChild variant="primary">
          <Link href="/terminals">{t("action")}</Link>
        </Button>
      }
    >
      {t("hint")}
    </EmptyState>
  );
}

function isNarrowed({
  kind,
  figure,
  storeId,
  terminalId,
  operatorId,
  batchId,
  tender,
  sign,
  daysChosen,
}: EntryListParams) {
  const chosen = [kind, figure, storeId, terminalId, operatorId, batchId, tender, sign];
  return daysChosen || chosen.some((one) => one !== null);
}
