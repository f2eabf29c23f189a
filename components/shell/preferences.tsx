"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import {
  Menu,
  MenuChoice,
  MenuChoices,
  MenuContent,
  MenuLabel,
  MenuTrigger,
} from "@/components/ui/dropdown-menu";
import { type Theme, themes } from "./theme";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Both are kept in a cookie, so that the server draws the first page right. */
export type Preferences = {
  theme: Theme;
  setTheme: (theme: string) => Promise<void>;
  setLocale: (locale: string) => Promise<void>;
};

/** The other language, one press away, in its own words. */
export function LanguageSwitch({ setLocale }: Pick<Preferences, "setLocale">) {
  const t = useTranslations("shell.language");
  const other = useLocale().startsWith("zh") ? "en" : "zh";
  return (
    <form action={() => setLocale(other)}>
      <Button type="submit" variant="quiet" lang={other === "zh" ? "zh-CN" : "en"} className="px-2">
        {t(other)}
      </Button>
    </form>
  );
}

/** Light, dark, or as the system; seen at once, then remembered. */
export function ThemeChoices({ theme, setTheme }: Pick<Preferences, "theme" | "setTheme">) {
  const t = useTranslations("shell.theme");
  function choose(next: string) {
    document.documentElement.dataset.theme = next;
    startTransition(() => setTheme(next));
  }
  return (
    <>
      <MenuLabel>{t("label")}</MenuLabel>
      <MenuChoices value={theme} onValueChange={choose}>
        {themes.map((name) => (
          <MenuChoice key={name} value={name}>
            {t(name)}
          </MenuChoice>
        ))}
      </MenuChoices>
    </>
  );
}

/** ThemeChoices behind a small button, where there is no menu for it to live in. */
export function ThemeMenu(props: Pick<Preferences, "theme" | "setTheme">) {
  const t = useTranslations("shell.theme");
  const Icon = icons[props.theme];
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="quiet" size="icon" aria-label={t("label")}>
          <Icon aria-hidden />
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="min-w-36">
        <ThemeChoices {...props} />
      </MenuContent>
    </Menu>
  );
}
