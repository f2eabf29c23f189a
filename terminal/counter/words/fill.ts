import type { Words } from "@/domain/slip";

/** A text with {0}, {1} … filled in, in both languages. */
export function fill(words: Words, ...values: readonly (string | number | Words)[]): Words {
  const put = (lang: keyof Words) =>
    words[lang].replace(/\{(\d)\}/g, (_, at: string) => {
      const value = values[Number(at)] ?? "";
      return typeof value === "object" ? value[lang] : String(value);
    });
  return { zh: put("zh"), en: put("en") };
}
