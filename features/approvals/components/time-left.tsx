"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { clockOf, useCountdown } from "@/features/terminals/components/countdown";

/** Counts the time left down; once it is over the page shows what that means. */
export function TimeLeft({ ms }: { ms: number }) {
  const t = useTranslations("approvals.one");
  const router = useRouter();
  const left = useCountdown(ms);
  const over = left === 0;
  useEffect(() => {
    if (over) router.refresh();
  }, [over, router]);
  return (
    <span role="timer" className="font-medium tabular-nums">
      {t("left", { time: clockOf(left) })}
    </span>
  );
}
