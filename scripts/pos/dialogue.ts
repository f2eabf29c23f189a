import { isDay } from "@/domain/business-day";
import { formatCardNumber, isCardNumber, normalizeCardNumber } from "@/domain/card-number";
import { parseYuan } from "@/domain/money";
import { isPhone, normalizePhone } from "@/domain/person";
import { isNumericSecret } from "@/domain/pin";
import { line as lineSchema } from "@/terminal/protocol/ids";
import type { Keyboard } from "./keyboard";
import type { Teller } from "./teller";
import type { WordKey } from "./words";

/** Nobody types any more: the program ends. */
export class InputEnded extends Error {}

/** What a question yields: an answer, or 取消. */
export type Answer<T> = { readonly kind: "given"; readonly value: T } | { readonly kind: "back" };

/** One step of an operation: true goes on, false goes back one step. */
export type Step = () => Promise<boolean>;

/** Keeps an answer where the operation wants it; false for 取消. */
export function keep<T>(answer: Answer<T>, put: (value: T) => void): boolean {
  if (answer.kind === "back") return false;
  put(answer.value);
  return true;
}

/** Walks through the steps; 取消 goes back one. False when the first step was left that way. */
export async function walk(steps: readonly Step[]): Promise<boolean> {
  let at = 0;
  for (let step = steps[at]; step; step = steps[at]) {
    at += (await step()) ? 1 : -1;
    if (at < 0) return false;
  }
  return true;
}

/** Questions whose answers are checked before anything is sent; a wrong one is explained and asked again. */
export class Dialogue {
  constructor(
    private readonly keyboard: Keyboard,
    private readonly teller: Teller,
  ) {}

  /** Enter or 取消. */
  async confirm(question: WordKey = "confirm"): Promise<boolean> {
    return (await this.raw(this.teller.text(question), false)).kind === "given";
  }

  /** Any line, perhaps empty. */
  async raw(question: string, secret: boolean): Promise<Answer<string>> {
    const typed = await this.keyboard.ask(question, secret);
    if (typed.kind === "end") throw new InputEnded();
    return typed.kind === "cancel" ? { kind: "back" } : { kind: "given", value: typed.text };
  }

  /** A card as the trade reads it: its number is shown and waits for 确认. */
  async card(question: WordKey = "card"): Promise<Answer<string>> {
    for (;;) {
      const answer = await this.cardNumber(question);
      if (answer.kind === "back") return answer;
      this.teller.say("cardShown", formatCardNumber(answer.value));
      if (await this.confirm()) return answer;
    }
  }

  cardNumber(question: WordKey = "card"): Promise<Answer<string>> {
    return this.until(question, "wrongCard", (text) => {
      const no = normalizeCardNumber(text);
      return isCardNumber(no) ? no : null;
    });
  }

  phone(): Promise<Answer<string>> {
    return this.until("phone", "wrongPhone", (text) => {
      const phone = normalizePhone(text);
      return isPhone(phone) ? phone : null;
    });
  }

  /** "" when none is given and none need be. */
  day(question: WordKey, optional: boolean): Promise<Answer<string>> {
    return this.until(question, "wrongDay", (text) =>
      isDay(text) || (optional && text === "") ? text : null,
    );
  }

  /** Fen, above zero unless `zero`; null for Enter where `optional`. */
  amount(question: WordKey, allow: { zero?: true; optional?: true } = {}): Promise<Answer<number | null>> {
    return this.untilMaybe(question, "wrongAmount", (text) => {
      if (text === "" && allow.optional) return { value: null };
      const fen = parseYuan(text);
      return fen.ok && (fen.value > 0n || allow.zero) ? { value: Number(fen.value) } : null;
    });
  }

  /** Digits without echo; "" for Enter where `optional`. */
  secret(question: WordKey, optional = false): Promise<Answer<string>> {
    return this.until(
      question,
      "wrongSecret",
      (text) => (isNumericSecret(text) || (optional && text === "") ? text : null),
      true,
    );
  }

  operatorNo(question: WordKey, preset?: string): Promise<Answer<string>> {
    return this.until(question, "wrongOperator", (text) => {
      const no = text === "" && preset ? preset : text;
      return /^[0-9]{2}$/.test(no) ? no : null;
    });
  }

  /** Six digits, however few were typed; "" for Enter where `optional`. */
  voucher(question: WordKey, optional = false): Promise<Answer<string>> {
    return this.until(question, "wrongVoucher", (text) => {
      if (text === "" && optional) return "";
      return /^[0-9]{1,6}$/.test(text) ? text.padStart(6, "0") : null;
    });
  }

  /** One of the listed keys; `preset` stands for Enter. */
  choice(question: WordKey, keys: readonly string[], preset?: string): Promise<Answer<string>> {
    return this.until(question, "wrongChoice", (text) => {
      const key = text === "" && preset !== undefined ? preset : text;
      return keys.includes(key) ? key : null;
    });
  }

  /** A line of a person's own; "" for Enter where `optional`. */
  async text(question: WordKey, longest: number, optional: boolean): Promise<Answer<string>> {
    for (;;) {
      const answer = await this.raw(this.teller.text(question), false);
      if (answer.kind === "back") return answer;
      if ((optional && answer.value === "") || lineSchema(longest).safeParse(answer.value).success)
        return answer;
      this.teller.say("wrongText", longest);
    }
  }

  private until(question: WordKey, wrong: WordKey, check: (text: string) => string | null, secret = false) {
    const found = (text: string) => {
      const value = check(text);
      return value === null ? null : { value };
    };
    return this.untilMaybe(question, wrong, found, secret);
  }

  private async untilMaybe<T>(
    question: WordKey,
    wrong: WordKey,
    check: (text: string) => { readonly value: T } | null,
    secret = false,
  ): Promise<Answer<T>> {
    for (;;) {
      const answer = await this.raw(this.teller.text(question), secret);
      if (answer.kind === "back") return answer;
      const found = check(answer.value);
      if (found) return { kind: "given", value: found.value };
      this.teller.say(wrong);
    }
  }
}
