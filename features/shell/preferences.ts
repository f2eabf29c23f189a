import { cookies } from "next/headers";
import { type Theme, themes } from "@/components/shell/theme";
import { localeCookie, localeOf } from "@/server/i18n";

const themeCookie = "yika_theme";
const keep = { path: "/", httpOnly: true, sameSite: "lax", maxAge: 365 * 24 * 60 * 60 } as const;

function themeOf(text: string | undefined): Theme {
  return themes.find((theme) => theme === text) ?? "system";
}

/** The look this browser asked for; the system's until it has. */
export async function loadTheme(): Promise<Theme> {
  return themeOf((await cookies()).get(themeCookie)?.value);
}

/** Keeps the look for this browser; anything unknown means the system's. */
export async function rememberTheme(theme: string): Promise<void> {
  (await cookies()).set(themeCookie, themeOf(theme), keep);
}

/** Keeps the language for this browser; one that is not ours changes nothing. */
export async function rememberLocale(text: string): Promise<void> {
  const locale = localeOf(text);
  if (locale) (await cookies()).set(localeCookie, locale, keep);
}
