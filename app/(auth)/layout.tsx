import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";
import { LanguageSwitch, ThemeMenu } from "@/components/shell/preferences";
import { setLocaleAction, setThemeAction } from "@/features/shell/actions";
import { loadTheme } from "@/features/shell/preferences";

export default async function AuthLayout({ children }: { children: ReactNode }) {
  const [t, theme] = await Promise.all([getTranslations(), loadTheme()]);
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex items-center gap-1 px-4 py-3 sm:px-6">
        <Mark className="mr-1.5" />
        <span className="font-semibold text-lg">{t("common.product")}</span>
        <span className="flex-1" />
        <LanguageSwitch setLocale={setLocaleAction} />
        <ThemeMenu theme={theme} setTheme={setThemeAction} />
      </header>
      <main className="flex flex-1 flex-col items-center px-5 pt-[12vh] pb-16">{children}</main>
    </div>
  );
}
