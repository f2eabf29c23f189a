import { CARD_STATE_WORDS, type CardState } from "@/domain/card-state";
import type { Words } from "@/domain/slip";
import { fact, moneyFact, yuan } from "./figures";
import type { Fact } from "./ports";

type Data = Readonly<Record<string, unknown>>;

/** The figures a refusal carries (protocol section 4), where a person needs them: limit, tries left, what is in the way. */
export function refusalFacts(data: Data): Fact[] {
  const { triesLeft, limit, state, issuer, merchants, principal, bonus, points, approvalId } = data;
  const found = [
    typeof triesLeft === "number" ? fact("triesLeft", triesLeft) : null,
    typeof limit === "number" ? fact("limit", yuan(limit)) : null,
    isState(state) ? fact("state", CARD_STATE_WORDS[state]) : null,
    typeof issuer === "string" ? fact("issuer", issuer) : null,
    isNames(merchants) ? fact("usedAt", merchants.join("、")) : null,
    typeof principal === "number" ? moneyFact("principal", principal) : null,
    typeof bonus === "number" ? moneyFact("bonusBalance", bonus) : null,
    typeof points === "number" ? fact("points", points) : null,
    typeof approvalId === "string" ? fact("approval", approvalId) : null,
  ];
  return found.filter((each) => each !== null);
}

/** A refusal's text with its figures behind it, on one line. */
export function refusalWords(text: Words, data: Data): Words {
  const facts = refusalFacts(data);
  const tail = (lang: keyof Words) =>
    facts.map((each) => ` ${each.label[lang]} ${inLanguage(each, lang)}`).join("");
  return { zh: text.zh + tail("zh"), en: text.en + tail("en") };
}

function inLanguage({ value }: Fact, lang: keyof Words): string {
  return typeof value === "string" ? value : value[lang];
}

function isState(state: unknown): state is CardState {
  return typeof state === "string" && Object.hasOwn(CARD_STATE_WORDS, state);
}

function isNames(list: unknown): list is string[] {
  return Array.isArray(list) && list.every((each) => typeof each === "string");
}
