import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { now } from "@/server/clock";
import { type Locale, locales, type Messages, messages } from "@/server/messages";

declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}

export const localeCookie = "yika_locale";

/** The language a text names ("en-US", "zh-Hans-CN"), if it is one of ours. */
export function localeOf(text: string | undefined): Locale | undefined {
  const language = text?.trim().toLowerCase().split("-")[0];
  return locales.find((locale) => locale.toLowerCase().split("-")[0] === language);
}

/** The first of ours in an Accept-Language header, by its weights; Chinese if none is. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const ranked = (acceptLanguage ?? "")
    .split(",")
    .slice(0, 20)
    .map((part) => {
      const [tag = "", ...settings] = part.split(";");
      const weight = settings.find((setting) => setting.trim().startsWith("q="));
      return { locale: localeOf(tag), weight: weight ? Number(weight.trim().slice(2)) : 1 };
    })
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return ranked[0]?.locale ?? "zh-CN";
}

export default getRequestConfig(async ({ locale: asked }) => {
  const chosen = (await cookies()).get(localeCookie)?.value;
  const locale =
    localeOf(asked) ?? localeOf(chosen) ?? preferredLocale((await headers()).get("accept-language"));
  // Merchants have zones of their own: every figure of time is given its zone where it is drawn.
  return { locale, messages: messages[locale], now: now(), timeZone: "Asia/Shanghai" };
});
