import { useMessages, useTranslations } from "next-intl";
import { groupDigits } from "@/components/figures/count";
import { formatFen } from "@/domain/money";

type Detail = Readonly<Record<string, unknown>>;

function isKeyOf<T extends object>(words: T, key: string): key is string & keyof T {
  return Object.hasOwn(words, key);
}

/** Figures of a refusal as a sentence takes them in: bigints are fen unless their name says points or count. */
function asWords(detail: Detail): Record<string, string | number> {
  const words: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(detail)) {
    if (typeof value === "bigint") {
      words[name] = /points|count/i.test(name) ? groupDigits(value) : formatFen(value);
    } else if (typeof value === "string" || typeof value === "number") words[name] = value;
  }
  return words;
}

/** Turns the codes of an answer into sentences; a form's own words (by code) come before the common ones. */
export function useErrorWords(own: Readonly<Record<string, string>> = {}) {
  const t = useTranslations("errors");
  const { reasons, fields } = useMessages().errors;
  return {
    reason(code: string, detail: Detail): string {
      const mine = own[code];
      if (mine !== undefined) return mine;
      return isKeyOf(reasons, code) ? t(`reasons.${code}`, asWords(detail)) : t("reasons.REFUSED", { code });
    },
    field(code: string): string {
      const mine = own[code];
      if (mine !== undefined) return mine;
      return isKeyOf(fields, code) ? t(`fields.${code}`) : t("fields.MALFORMED");
    },
  };
}
