import { isDay } from "@/domain/business-day";
import { parseYuan } from "@/domain/money";
import { isPhone, normalizePhone } from "@/domain/person";
import { isNumericSecret } from "@/domain/pin";
import { line as lineSchema } from "@/terminal/protocol/ids";
import { MAX_FEN, MAX_POINTS, MAX_SECRET_DIGITS } from "@/terminal/protocol/limits";
import { Asking } from "./asking";
import { bigFact } from "./figures";
import type { Fact, Option } from "./ports";
import { type CardRef, readCard, shownCard } from "./read-card";
import { type Answer, asGiven } from "./steps";
import { COMPLAINTS, type Complaint } from "./words/complaints";
import { QUESTIONS, type Question } from "./words/questions";

const LONGEST_CARD = 19;
const LONGEST_AMOUNT = 16;
const LONGEST_PHONE = 18;

/** The questions of one operation: answers are checked before anything is sent; a wrong one is explained and asked again. */
export class Dialogue extends Asking {
  /** 确认 or 取消. */
  async confirm(
    question: Question = "confirm",
    facts: readonly Fact[] = [],
    complaint?: Complaint,
  ): Promise<boolean> {
    const typed = await this.ask({
      kind: "confirm",
      question: QUESTIONS[question],
      facts,
      optional: true,
      complaint: complaint ? COMPLAINTS[complaint] : null,
    });
    return typed.kind === "text";
  }

  /** A card as the trade reads it: its number is shown and waits for 确认. */
  async card(question: Question = "card", plasticOnly = false): Promise<Answer<CardRef>> {
    for (;;) {
      const answer = await this.cardUnchecked(question, plasticOnly);
      if (answer.kind === "back" || (await this.isRight(answer.value))) return answer;
    }
  }

  /** A plastic card, or null for 确认 without one. */
  async cardOrNone(question: Question): Promise<Answer<{ no: string } | null>> {
    for (;;) {
      const answer = await this.checked(
        { kind: "card", question: QUESTIONS[question], optional: true, longest: LONGEST_CARD },
        "plasticOnly",
        (text) => {
          if (text === "") return { value: null };
          const card = readCard(text);
          return card && "no" in card ? { value: card } : null;
        },
      );
      if (answer.kind === "back" || answer.value === null || (await this.isRight(answer.value)))
        return answer;
    }
  }

  /** A plastic card, without showing it again. */
  async cardNumber(question: Question = "card"): Promise<Answer<string>> {
    return asGiven(await this.cardUnchecked(question, true), (card) => ("no" in card ? card.no : ""));
  }

  phone(question: Question = "phone"): Promise<Answer<string>> {
    return this.checked(
      { kind: "phone", question: QUESTIONS[question], longest: LONGEST_PHONE },
      "phone",
      (text) => {
        const value = normalizePhone(text);
        return isPhone(value) ? { value } : null;
      },
    );
  }

  /** "" when none is given and none need be. */
  day(question: Question, optional: boolean): Promise<Answer<string>> {
    return this.checked(
      { kind: "day", question: QUESTIONS[question], optional, longest: 10 },
      "day",
      (text) => (isDay(text) || (optional && text === "") ? { value: text } : null),
    );
  }

  /** Fen above zero. */
  amount(
    question: Question,
    complaint: Complaint | null = null,
    facts: readonly Fact[] = [],
  ): Promise<Answer<number>> {
    const asked = { kind: "amount", question: QUESTIONS[question], longest: LONGEST_AMOUNT, facts } as const;
    return this.checked(asked, "amount", (text) => readAmount(text, 1), complaint);
  }

  /** Fen, zero too; null for an empty answer. */
  amountOrNone(question: Question): Promise<Answer<number | null>> {
    const asked = {
      kind: "amount",
      question: QUESTIONS[question],
      longest: LONGEST_AMOUNT,
      optional: true,
    } as const;
    return this.checked<number | null>(asked, "amount", (text) =>
      text === "" ? { value: null } : readAmount(text, 0),
    );
  }

  points(question: Question): Promise<Answer<number>> {
    return this.checked({ kind: "digits", question: QUESTIONS[question], longest: 13 }, "points", (text) => {
      const value = /^[0-9]{1,13}$/.test(text) ? Number(text) : 0;
      return value >= 1 && value <= MAX_POINTS ? { value } : null;
    });
  }

  /** Digits that are never shown; "" for an empty answer where `optional`. */
  secret(question: Question, optional = false, complaint: Complaint | null = null): Promise<Answer<string>> {
    const asked = {
      kind: "secret",
      question: QUESTIONS[question],
      optional,
      longest: MAX_SECRET_DIGITS,
    } as const;
    return this.checked(
      asked,
      "secret",
      (text) => (isNumericSecret(text) || (optional && text === "") ? { value: text } : null),
      complaint,
    );
  }

  /** The same new secret twice; "" for none where `optional`. */
  async secretTwice(question: Question, again: Question, optional: boolean): Promise<Answer<string>> {
    let complaint: Complaint | null = null;
    for (;;) {
      const first: Answer<string> = await this.secret(question, optional, complaint);
      if (first.kind === "back" || first.value === "") return first;
      const second = await this.secret(again, optional);
      if (second.kind === "back" || second.value === first.value) return second;
      complaint = "differ";
    }
  }

  operatorNo(question: Question, preset = ""): Promise<Answer<string>> {
    return this.digits({ question, preset, longest: 2 }, "operator", (text) =>
      /^[0-9]{2}$/.test(text) ? text : null,
    );
  }

  /** Six digits, however few were typed; "" for an empty answer where `optional`. */
  voucher(question: Question, optional = false): Promise<Answer<string>> {
    return this.digits({ question, optional, longest: 6 }, "voucher", (text) => {
      if (text === "" && optional) return "";
      return /^[0-9]{1,6}$/.test(text) ? text.padStart(6, "0") : null;
    });
  }

  /** Digits that `check` makes something of; null is a wrong answer. */
  digits(
    asked: { question: Question; preset?: string; optional?: boolean; longest: number },
    wrong: Complaint,
    check: (text: string) => string | null,
  ): Promise<Answer<string>> {
    const prompt = { ...asked, kind: "digits", question: QUESTIONS[asked.question] } as const;
    return this.checked(prompt, wrong, (text) => {
      const value = check(text);
      return value === null ? null : { value };
    });
  }

  /** One of the options; `preset` stands for an empty answer ("" with `optional`: none of them). */
  choice(
    question: Question,
    options: readonly Option[],
    {
      preset = "",
      optional = false,
      facts = [],
    }: { preset?: string; optional?: boolean; facts?: readonly Fact[] } = {},
  ): Promise<Answer<string>> {
    const asked = {
      kind: "choice",
      question: QUESTIONS[question],
      options,
      preset,
      optional,
      facts,
    } as const;
    return this.checked({ ...asked, longest: 2 }, "choice", (text) =>
      (optional && text === "") || options.some(({ key }) => key === text) ? { value: text } : null,
    );
  }

  /** A line of a person's own; "" for an empty answer where `optional`. */
  text(question: Question, longest: number, optional: boolean): Promise<Answer<string>> {
    return this.checked({ kind: "text", question: QUESTIONS[question], longest, optional }, "text", (text) =>
      (optional && text === "") || lineSchema(longest).safeParse(text).success ? { value: text } : null,
    );
  }

  private isRight(card: CardRef): Promise<boolean> {
    return this.confirm("cardRight", [bigFact("card", shownCard(card))]);
  }

  private cardUnchecked(question: Question, plasticOnly: boolean): Promise<Answer<CardRef>> {
    const asked = { kind: "card", question: QUESTIONS[question], longest: LONGEST_CARD } as const;
    return this.checked<CardRef>(asked, plasticOnly ? "plasticOnly" : "card", (text) => {
      const card = readCard(text);
      return card && ("no" in card || !plasticOnly) ? { value: card } : null;
    });
  }
}

function readAmount(text: string, least: number): { value: number } | null {
  const fen = parseYuan(text);
  if (!fen.ok || fen.value < BigInt(least) || fen.value > BigInt(MAX_FEN)) return null;
  return { value: Number(fen.value) };
}
