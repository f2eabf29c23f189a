"use client";

import { useTranslations } from "next-intl";
import { DateTime } from "@/components/figures/date-time";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Badge } from "@/components/ui/status";
import { revokeSessionAction } from "../actions";
import type { UserSession } from "../queries";
import { deviceOf } from "./device-name";

/** Where one is signed in, with a way to end each sign-in but this one. */
export function SessionList({
  sessions,
  thisId,
  zone,
}: {
  sessions: readonly UserSession[];
  thisId: string;
  zone: string;
}) {
  const t = useTranslations("account");
  const deviceWords = useDeviceWords();
  return (
    <ul className="flex flex-col">
      {sessions.map((session) => {
        const device = deviceWords(session.userAgent);
        return (
          <li
            key={session.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-1 py-2.5 [&:not(:first-child)]:border-t"
          >
            <span className="min-w-0 flex-1 basis-56">
              <span className="flex flex-wrap items-baseline gap-x-2">
                <span className="font-medium">{device}</span>
                {session.id === thisId ? <Badge tone="jade">{t("sessions.this")}</Badge> : null}
              </span>
              <span className="flex flex-wrap gap-x-3 text-muted text-sm">
                <span className="font-mono">{session.address}</span>
                <span>
                  {t("sessions.since")} <DateTime at={session.createdAt} zone={zone} exact />
                </span>
                <span>
                  {t("sessions.lastSeen")} <DateTime at={session.lastSeenAt} zone={zone} />
                </span>
              </span>
            </span>
            {session.id === thisId ? null : (
              <ConfirmDialog
                trigger={t("revoke.deed")}
                triggerVariant="dangerQuiet"
                danger
                title={t("revoke.title")}
                deed={t("revoke.deed")}
                action={revokeSessionAction}
                fields={{ sessionId: session.id }}
              >
                {t("revoke.body", { device })}
              </ConfirmDialog>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function useDeviceWords(): (userAgent: string) => string {
  const t = useTranslations("account.sessions");
  return (userAgent) => {
    const { browser, system } = deviceOf(userAgent);
    if (browser && system) return t("on", { browser, system });
    return browser ?? system ?? t("unknown");
  };
}
