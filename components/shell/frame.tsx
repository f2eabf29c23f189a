import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusinessDay } from "@/components/figures/date-time";
import { Mark } from "./mark";
import { BottomBar, Rail, type Waiting } from "./nav";
import { LanguageSwitch, type Preferences } from "./preferences";
import { SearchBox } from "./search-box";
import { type StoreChoice, StoreSwitcher } from "./store-switcher";
import { type ShellUser, UserMenu } from "./user-menu";

/** What stays while pages change: the nouns, the shop, the day, the search, the person. */
export function Frame({
  merchant,
  stores,
  day,
  waiting,
  user,
  preferences,
  signOut,
  signOutEverywhere,
  children,
}: {
  merchant: string;
  stores: readonly StoreChoice[];
  /** the business day now, YYYY-MM-DD */
  day: string;
  waiting: Waiting;
  user: ShellUser;
  preferences: Preferences;
  signOut: () => Promise<void>;
  signOutEverywhere: () => Promise<void>;
  children: ReactNode;
}) {
  const t = useTranslations();
  return (
    <div className="min-h-dvh [--bar:3.25rem] md:pl-44 print:pl-0">
      <a
        href="#main"
        className="sr-only z-50 rounded-md bg-raised px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        {t("shell.skip")}
      </a>
      <aside className="fixed inset-y-0 left-0 z-30 hidden w-44 flex-col border-r bg-paper md:flex print:hidden">
        <div className="flex h-(--bar) items-center gap-2.5 px-5">
          <Mark />
          <span className="font-semibold text-lg">{t("common.product")}</span>
        </div>
        <div className="pt-2">
          <Rail waiting={waiting} />
        </div>
      </aside>
      <header className="sticky top-0 z-20 flex h-(--bar) items-center gap-1 border-b bg-paper px-3 sm:px-6 print:hidden">
        <Mark className="mr-1 md:hidden" />
        <span className="min-w-0 truncate font-semibold max-sm:hidden">{merchant}</span>
        <StoreSwitcher stores={stores} />
        <span className="whitespace-nowrap border-l pl-3 text-muted text-sm max-md:hidden">
          <span className="mr-2 max-lg:hidden">{t("shell.businessDay")}</span>
          <BusinessDay day={day} className="text-ink" />
        </span>
        <span className="flex-1" />
        <SearchBox />
        <LanguageSwitch setLocale={preferences.setLocale} />
        <UserMenu {...{ merchant, user, preferences, signOut, signOutEverywhere }} />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto flex max-w-[88rem] flex-col gap-5 px-4 pt-5 pb-24 outline-none sm:px-6 md:pb-12 print:p-0"
      >
        {children}
      </main>
      <BottomBar waiting={waiting} />
    </div>
  );
}
