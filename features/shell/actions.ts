"use server";

import { rememberLocale, rememberTheme } from "./preferences";

export async function setLocaleAction(locale: string): Promise<void> {
  await rememberLocale(locale);
}

export async function setThemeAction(theme: string): Promise<void> {
  await rememberTheme(theme);
}
