import { useLocale } from "next-intl";
import type { Words } from "@/domain/slip";

/** The domain's words (kinds, tenders, states) in the language of `locale`. */
export function say(words: string | Words, locale: string): string {
  if (typeof words === "string") return words;
  return locale.startsWith("zh") ? words.zh : words.en;
}

/** `say` in the reader's language; in an async page use `say(words, await getLocale())`. */
export function useSay(): (words: string | Words) => string {
  const locale = useLocale();
  return (words) => say(words, locale);
}
