"use client";

import { useTranslations } from "next-intl";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Facts } from "@/components/ui/facts";
import { useSay } from "@/components/ui/say";
import { formatFen } from "@/domain/money";
import type { Words } from "@/domain/slip";
import { endTierAction } from "../actions";

/** Ends a tier, after saying what its least amount gives before and afterwards. */
export function EndTierDialog({
  tierId,
  name,
  paid,
  before,
  after,
}: {
  tierId: string;
  name: string;
  /** fen */
  paid: bigint;
  /** the terms that apply, or null where nothing is given */
  before: Words | null;
  after: Words | null;
}) {
  const t = useTranslations("tiers.end");
  const say = useSay();
  const amount = formatFen(paid).replace(/\.00$/, "");
  return (
    <ConfirmDialog
      trigger={t("deed")}
      triggerVariant="dangerQuiet"
      danger
      title={t("title", { name })}
      deed={t("deed")}
      action={endTierAction}
      fields={{ tierId }}
    >
      <p className="pb-3">{t("body")}</p>
      <Facts
        className="text-ink"
        of={[
          { id: "before", label: t("before", { paid: amount }), value: before ? say(before) : t("nothing") },
          { id: "after", label: t("after", { paid: amount }), value: after ? say(after) : t("nothing") },
        ]}
      />
    </ConfirmDialog>
  );
}
