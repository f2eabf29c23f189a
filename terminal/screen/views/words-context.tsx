"use client";

import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { usePreferences } from "../device/preferences";
import { WORDS } from "../words";

/** The device's own language, whatever the portal in the same browser speaks. */
export function SpeakDeviceLanguage({ children }: { children: ReactNode }) {
  const { lang } = usePreferences();
  // What the drawn slip asks for; the rest of the POS carries its words itself.
  const messages = { common: { slip: { copy: WORDS.copyMark[lang], qr: WORDS.slipQr[lang] } } };
  return (
    <NextIntlClientProvider
      locale={lang === "zh" ? "zh-CN" : "en"}
      messages={messages}
      timeZone="Asia/Shanghai"
    >
      {children}
    </NextIntlClientProvider>
  );
}
