import type { Slip, Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";
import type { Fact, Prompt } from "@/terminal/counter/ports";

/** Everything the screen draws, except what belongs to the device (language, skin) and the line (network). */

export type Note = { readonly id: number; readonly words: Words; readonly tone: NoteTone };
export type NoteTone = "note" | "good" | "bad" | "waiting";

/** What lies over the question; one at a time. */
export type Panel = "tools" | "settings" | "slip" | "scan";

export type ListShown = {
  readonly title: Words;
  readonly rows: readonly (readonly Fact[])[];
};

export type About = { readonly title: Words | null; readonly facts: readonly Fact[] };

export type Question = { readonly id: number; readonly prompt: Prompt };

export type ScreenState = {
  /** null while the terminal works */
  readonly question: Question | null;
  /** the answer so far as it may be seen: of a secret, dots */
  readonly shown: string;
  readonly level: string;
  /** counts keys that meant nothing, so that each can be felt */
  readonly wrongKeys: number;
  /** why what was read or keyed was not taken, said by the screen itself */
  readonly complaint: Words | null;
  /** what was answered so far in this operation; kept while the terminal works */
  readonly title: Words | null;
  readonly facts: readonly Fact[];
  readonly notes: readonly Note[];
  /** drawn over everything until it is put away */
  readonly outcome: Outcome | null;
  /** the unresolved one, until the terminal knows better */
  readonly unknown: Outcome | null;
  /** what the outcome is about, as it was confirmed */
  readonly about: About;
  readonly list: ListShown | null;
  readonly panel: Panel | null;
  /** newest first */
  readonly slips: readonly Slip[];
  readonly rings: number;
};

export const AT_POWER_ON: ScreenState = {
  question: null,
  shown: "",
  level: "",
  wrongKeys: 0,
  complaint: null,
  title: null,
  facts: [],
  notes: [],
  outcome: null,
  unknown: null,
  about: { title: null, facts: [] },
  list: null,
  panel: null,
  slips: [],
  rings: 0,
};
