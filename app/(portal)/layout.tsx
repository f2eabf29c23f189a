import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Frame } from "@/components/shell/frame";
import { Toaster } from "@/components/ui/toaster";
import { businessDay } from "@/domain/business-day";
import { ApprovalWatch } from "@/features/approvals/components/approval-watch";
import { loadWaiting } from "@/features/approvals/loaders";
import { setLocaleAction, setThemeAction } from "@/features/shell/actions";
import { loadTheme } from "@/features/shell/preferences";
import { listStores } from "@/features/stores/queries";
import { signOutAction, signOutEverywhereAction } from "@/features/users/actions";
import { now } from "@/server/clock";
import { requireUser } from "@/server/session";

export default async function PortalLayout({ children }: { children: ReactNode }) {
  const { user, merchant, scope } = await requireUser();
  const [t, stores, theme, approvals] = await Promise.all([
    getTranslations("approvals"),
    listStores(scope),
    loadTheme(),
    loadWaiting(scope),
  ]);
  const { pending, newest } = approvals;
  return (
    <Frame
      merchant={merchant.name}
      stores={stores.map(({ id, name }) => ({ id: String(id), name }))}
      day={businessDay(now(), merchant.zone, merchant.cutoffMinutes)}
      waiting={{ approvals: { n: pending, words: t("waiting", { n: pending }) } }}
      user={{ name: user.name, login: user.login, role: user.role }}
      preferences={{ theme, setTheme: setThemeAction, setLocale: setLocaleAction }}
      signOut={signOutAction}
      signOutEverywhere={signOutEverywhereAction}
    >
      {children}
      <ApprovalWatch pending={pending} newest={newest} />
      <Toaster />
    </Frame>
  );
}
