import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { say } from "@/components/ui/say";
import { ROLE_WORDS } from "@/domain/rights";
import { ChangePassword } from "@/features/users/components/change-password";
import { SessionList } from "@/features/users/components/session-list";
import { SignOutEverywhere } from "@/features/users/components/sign-out-everywhere";
import { listUserSessions } from "@/features/users/queries";
import { now } from "@/server/clock";
import { requireUser } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("account");
  return { title: t("title") };
}

export default async function AccountPage() {
  const { scope, user, merchant, sessionId } = await requireUser();
  const [t, locale, sessions] = await Promise.all([
    getTranslations("account"),
    getLocale(),
    listUserSessions(scope, user.id, now()),
  ]);
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Panel title={t("facts")}>
          <Facts
            of={[
              { id: "name", label: t("name"), value: user.name },
              { id: "login", label: t("login"), value: user.login },
              { id: "role", label: t("role"), value: say(ROLE_WORDS[user.role], locale) },
              { id: "merchant", label: t("merchant"), value: merchant.name },
            ]}
          />
          <div className="flex justify-end mt-4 border-t pt-4">
            <ChangePassword />
          </div>
        </Panel>
        <Panel title={t("sessions.title")}>
          <p className="-mt-2 pb-2 text-muted text-sm">{t("sessions.note")}</p>
          <SessionList sessions={sessions} thisId={sessionId} zone={merchant.zone} />
          <div className="flex justify-end border-t pt-4">
            <SignOutEverywhere sessions={sessions.length} />
          </div>
        </Panel>
      </div>
    </>
  );
}
