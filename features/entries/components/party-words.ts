import { useTranslations } from "next-intl";
import type { Party } from "../entry-row";

/** Who did it in a few words: number and name of an operator, the name of a user, or what acted by itself. */
export function usePartyWords(): (party: Party) => string {
  const t = useTranslations("entries");
  return ({ kind, no, name }) => {
    if (no !== null) return name ? `${no} ${name}` : no;
    if (name) return name;
    return kind === "member" ? t("member") : kind === "user" ? t("user") : t("system");
  };
}
