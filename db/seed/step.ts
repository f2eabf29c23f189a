import type { Amounts, EntryKind, Tender } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import type { CardHolder } from "./card-holders";

/** What an operator does at a terminal. */
export type Deed =
  | { readonly op: "card.open"; readonly holder: CardHolder }
  | { readonly op: "recharge"; readonly holder: CardHolder; readonly paid: Fen; readonly tender: Tender }
  | {
      readonly op: "spend";
      readonly holder: CardHolder;
      readonly amount: Fen;
      readonly pin: string | null;
      readonly note: string;
    }
  | {
      readonly op: "void";
      readonly kind: "recharge" | "spend";
      readonly holder: CardHolder;
      readonly original: Step;
    };

/** One deed at its instant (ms), with what the rules make of it. */
export type Step = {
  readonly at: number;
  readonly operatorNo: string;
  readonly deed: Deed;
  readonly code: "000" | "100" | "101";
  /** null: nothing is booked */
  readonly entry: Booking | null;
};

export type Booking = {
  readonly kind: EntryKind;
  readonly amounts: Amounts;
  readonly tender: Tender | null;
  readonly reversed: false;
};
