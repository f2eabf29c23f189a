import type { Slip, Words } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";

/**
 * What a counter needs of its front: something that asks one question at a time, and something that shows. The command
 * line and the browser are two fronts of the same flows.
 */

/** How a question is answered, so that a front can draw the right keys. Answers are always text. */
export type PromptKind =
  /** the terminal at rest: Enter opens the menu, digits are short keys, a card may be read */
  | "standby"
  /** a numbered list in `options`; keys of a level below are joined with "-". The answer is a whole key ("5-1"), its last
   * part ("1" within 5), or the digits alone ("51") */
  | "menu"
  /** a card: swiped, typed or scanned; the answer is a number, or "token:" (or "YIKA:PAY:") and a one-time code */
  | "card"
  /** yuan as text ("36.5"); a keypad builds it from the right (1 2 3 is 1.23) */
  | "amount"
  /** a whole number: points, voucher, operator number, activation code … */
  | "digits"
  /** never shown, never kept */
  | "secret"
  | "phone"
  /** YYYY-MM-DD */
  | "day"
  | "text"
  /** one of `options` */
  | "choice"
  /** 确认 or 取消 */
  | "confirm"
  /** nothing to answer: something is waited for. 取消 leaves it; the counter withdraws it when there is news */
  | "waiting";

export type Option = { readonly key: string; readonly label: Words };

export type Prompt = {
  readonly kind: PromptKind;
  /** the operation it belongs to, such as 消费; null at rest */
  readonly title: Words | null;
  readonly question: Words;
  /** what was answered so far and what the server said: amounts, card number, bonus */
  readonly facts: readonly Fact[];
  readonly options: readonly Option[];
  /** what an empty answer stands for, or "" where none is allowed */
  readonly preset: string;
  readonly optional: boolean;
  /** most characters that make sense */
  readonly longest: number;
  /** why the answer before was not taken */
  readonly complaint: Words | null;
};

/** `big` figures are what a person across the counter must be able to read. */
export type Fact = { readonly label: Words; readonly value: string | Words; readonly big?: true };

/**
 * What a person answered; `cancel` is 取消 (one step back), `end` means that nobody answers any more. `idle`: no key for
 * `CounterStatus.idleMinutes`; the counter leaves what it was asking, having sent nothing, and locks. `withdrawn`: the
 * counter took the question back itself.
 */
export type Typed =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "cancel" }
  | { readonly kind: "end" }
  | { readonly kind: "idle" }
  | { readonly kind: "withdrawn" };

/** A front: asks, shows, prints. `show` is told every outcome of an operation, unknown ones too. */
export interface Front {
  /** When `withdraw` is aborted the question disappears and is answered `withdrawn`. One question at a time. */
  ask(prompt: Prompt, withdraw?: AbortSignal): Promise<Typed>;
  /** A line of the program's own: a welcome, a hint, what a read was refused with. */
  say(words: Words, tone: "note" | "good" | "bad" | "waiting"): void;
  show(outcome: Outcome): void | Promise<void>;
  print(slip: Slip): void | Promise<void>;
  /** Lists of a read: found cards, operations, totals. A front may page through them. */
  list(title: Words, rows: readonly (readonly Fact[])[]): void | Promise<void>;
  /** A ring for something that waits: an approval that came, an order. */
  ring(): void;
}
