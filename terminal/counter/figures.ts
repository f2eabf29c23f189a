import { CARD_STATE_WORDS, type CardState } from "@/domain/card-state";
import { formatFen } from "@/domain/money";
import type { Words } from "@/domain/slip";
import type { Fact } from "./ports";
import { type CardRef, shownCard } from "./read-card";
import { LABELS, type Label } from "./words/labels";

/** Figures and facts as a person reads them. */

/** Fen as "¥1,234.50". */
export function yuan(fen: number): string {
  return formatFen(BigInt(fen));
}

export function fact(label: Label, value: string | number | Words): Fact {
  return { label: LABELS[label], value: typeof value === "number" ? String(value) : value };
}

/** A fact that the person across the counter must be able to read. */
export function bigFact(label: Label, value: string | number | Words): Fact {
  return { ...fact(label, value), big: true };
}

export function cardFact(card: CardRef | null): Fact | null {
  return card && fact("card", shownCard(card));
}

/** An amount in fen; none while it is not known. */
export function moneyFact(label: Label, fen: number | null): Fact | null {
  return fen === null ? null : bigFact(label, yuan(fen));
}

export function stateWords(state: CardState): Words {
  return CARD_STATE_WORDS[state];
}
