"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Copyable } from "@/components/ui/copyable";
import { Status } from "@/components/ui/status";
import type { ShownCode } from "./activation-code-shown";
import { clockOf, useCountdown } from "./countdown";

/** How often the page asks whether the device has used its code. */
const ASK_AGAIN_MS = 4000;

/** The code in groups and as a picture, how long it lives, and whether the device has used it. */
export function ActivationPanel({ shown, activated }: { shown: ShownCode; activated: boolean }) {
  const t = useTranslations("terminals.code");
  const router = useRouter();
  const left = useCountdown(shown.validMs);
  const waiting = !activated && left > 0;

  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => router.refresh(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [waiting, router]);

  return (
    <div className="flex flex-col gap-4">
      {waiting ? <p className="text-muted">{t("how")}</p> : null}
      <div className={waiting ? "flex flex-col items-center gap-4" : "hidden"}>
        {shown.picture}
        <Copyable text={shown.code} className="text-lg">
          <span className="flex flex-wrap justify-center gap-x-3 gap-y-1">
            {shown.groups.map((group) => (
              <span key={group}>{group}</span>
            ))}
          </span>
        </Copyable>
      </div>
      <div aria-live="polite" className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        {activated ? <Status tone="good">{t("activated")}</Status> : null}
        {waiting ? <Status tone="waiting">{t("waiting")}</Status> : null}
        {activated || waiting ? null : <Status tone="over">{t("over")}</Status>}
        {/* Outside the spoken words: a reader would hear every second. */}
        {waiting ? (
          <span aria-live="off" className="text-muted tabular-nums">
            {t("left", { time: clockOf(left) })}
          </span>
        ) : null}
      </div>
      {waiting ? <p className="text-muted text-sm">{t("once")}</p> : null}
    </div>
  );
}
