import type { Words } from "@/domain/slip";
import { CODE_WORDS } from "./code-words";
import type { Reply } from "./envelope";

/** Every answer code of protocol section 4. The first digit alone tells a terminal what to do. */
export type Code = keyof typeof CODE_WORDS;

/** 0 done, 1 declined, 2 not processed and nothing recorded, 3 not final. */
export type CodeClass = 0 | 1 | 2 | 3;

export type CodeFacts = {
  readonly class: CodeClass;
  /** the outcome will never change: it is remembered under the key */
  readonly final: boolean;
  /** wait, then send the very same bytes again */
  readonly retry: boolean;
  /** what the cashier reads */
  readonly text: Words;
};

const CLASSES: ReadonlyMap<string, CodeClass> = new Map([
  ["0", 0],
  ["1", 1],
  ["2", 2],
  ["3", 3],
]);

/** All codes in ascending order. */
export const ALL_CODES: readonly Code[] = Object.keys(CODE_WORDS).filter(isCode).sort();

/** Is this one of the codes of version 1? A later server may send others; their class still counts. */
export function isCode(code: string): code is Code {
  return Object.hasOwn(CODE_WORDS, code);
}

/** The class of any three-digit code, known or not; null when the text is no code at all. */
export function classOf(code: string): CodeClass | null {
  return /^\d{3}$/.test(code) ? (CLASSES.get(code.charAt(0)) ?? null) : null;
}

/** What a code means for the terminal. */
export function factsOf(code: Code): CodeFacts {
  const cls = classOf(code) ?? 2;
  return { class: cls, final: cls <= 1, retry: cls === 3, text: CODE_WORDS[code] };
}

/**
 * The reply for a code. `time` is the server's clock; `extra.text` replaces the code's own words where the
 * operation has better ones; `extra.replayed` marks an answer from memory.
 */
export function replyOf(
  code: Code,
  data: Readonly<Record<string, unknown>>,
  time: Date,
  extra: { readonly replayed?: true; readonly text?: Words } = {},
): Reply {
  const { final, retry, text } = factsOf(code);
  const reply = {
    v: 1 as const,
    code,
    text: extra.text ?? text,
    final,
    retry,
    time: time.toISOString(),
    data,
  };
  return extra.replayed ? { ...reply, replayed: true } : reply;
}
