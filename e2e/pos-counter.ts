import { type BrowserContext, expect, type Locator, type Page } from "@playwright/test";
import { QUESTIONS, type Question } from "@/terminal/counter/words/questions";
import { WORDS } from "@/terminal/screen/words";

type Lang = "zh" | "en";
type Outcome = "done" | "declined" | "cancelled" | "unknown" | "not-sent";

/** A quick hand, from key to key. */
const HAND_MS = 60;

/** Hands at the POS: they wait for a question as an operator reads it, then press the keys of its answer. */
export class PosCounter {
  /** presses the keys on the screen instead of those of a keyboard */
  byTouch = false;

  constructor(
    readonly page: Page,
    public lang: Lang,
  ) {}

  /** Opens the POS with an activation code, as the portal's link does. */
  async activate(code: string): Promise<void> {
    await this.page.goto(`/pos#code=${code}`);
    await this.asks("operatorNo");
  }

  region(name: keyof typeof WORDS): Locator {
    return this.page.getByRole("region", { name: WORDS[name][this.lang], exact: true });
  }

  async asks(question: Question): Promise<void> {
    await expect(this.region("question").getByRole("heading", { level: 1 })).toHaveText(
      QUESTIONS[question][this.lang],
    );
  }

  /** Answers this question with keys and 确认. */
  async answer(question: Question, keys = ""): Promise<void> {
    await this.asks(question);
    await this.keys(keys);
    await this.ok();
  }

  /** Answers this question with a text, such as a name. */
  async write(question: Question, text: string): Promise<void> {
    await this.asks(question);
    await this.page.getByRole("textbox", { name: QUESTIONS[question][this.lang] }).fill(text);
    await this.ok();
  }

  /** One key of a list, which acts at once. */
  async choose(question: Question, keys: string): Promise<void> {
    await this.asks(question);
    await this.keys(keys);
  }

  /** The menu's keys, from the standby screen: "5-1". */
  async menu(keys: string): Promise<void> {
    await this.answer("standby");
    await this.asks("menu");
    await this.keys(keys.replaceAll("-", ""));
  }

  /** A card in the reader, or its number by touch, and that the number shown is right. */
  async card(no: string, question: Question = "card"): Promise<void> {
    if (this.byTouch) await this.answer(question, no);
    else await this.swipe(question, no);
    await this.answer("cardRight");
  }

  /** What a keyboard-wedge reader sends at this question: a burst of keys, too quick for any hand, and Enter. */
  async swipe(question: Question, text: string): Promise<void> {
    await this.asks(question);
    await this.page.evaluate((keys) => {
      // A second after the last key, 5 ms a key: the times a reader's keys have, however busy this machine is.
      const start = performance.now() + 1_000;
      for (const [place, key] of [...keys, "Enter"].entries()) {
        const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
        Object.defineProperty(event, "timeStamp", { value: start + place * 5 });
        document.body.dispatchEvent(event);
      }
    }, text);
  }

  /** A supervisor agrees here and now. */
  async agree(no: string, password: string): Promise<void> {
    await this.choose("secondPerson", "1");
    await this.answer("supervisorNo", no);
    await this.answer("supervisorPassword", password);
  }

  async signIn(no: string, password: string): Promise<void> {
    await this.answer("operatorNo", no);
    await this.answer("operatorPassword", password);
  }

  /** A supervisor comes into the supervisor menu first. */
  async signInSupervisor(no: string, password: string): Promise<void> {
    await this.signIn(no, password);
    await this.asks("menu");
    await this.cancel();
    await this.asks("standby");
  }

  async keys(keys: string): Promise<void> {
    // Quicker keys would be a reader's.
    if (!this.byTouch) return this.page.keyboard.type(keys, { delay: HAND_MS });
    for (const key of keys) await this.touch(key);
  }

  ok(): Promise<void> {
    return this.byTouch ? this.touch(WORDS.confirm[this.lang]) : this.page.keyboard.press("Enter");
  }

  cancel(): Promise<void> {
    return this.byTouch ? this.touch(WORDS.cancel[this.lang]) : this.page.keyboard.press("Escape");
  }

  touch(key: string): Promise<void> {
    return this.region("keypad").getByRole("button", { name: key, exact: true }).click();
  }

  /** The outcome over the screen. */
  async sees(outcome: Outcome, ...texts: string[]): Promise<void> {
    const alert = this.page.getByRole("alert", { name: WORDS.outcome[this.lang] });
    await expect(alert).toHaveAttribute("data-outcome", outcome);
    for (const text of texts) await expect(alert).toContainText(text);
  }

  /** The outcome, read and put away with 确认. */
  async reads(outcome: Outcome, ...texts: string[]): Promise<void> {
    await this.sees(outcome, ...texts);
    const alert = this.page.getByRole("alert", { name: WORDS.outcome[this.lang] });
    if (this.byTouch) await alert.getByRole("button", { name: WORDS.confirm[this.lang] }).click();
    else await this.page.keyboard.press("Enter");
    await expect(alert).toHaveCount(0);
  }

  /** A line the program says in passing, or why an answer was not taken. */
  async hears(text: string | RegExp): Promise<void> {
    await expect(this.region("question")).toContainText(text);
  }

  /** What was answered so far and what the server said, wherever there is room for it. */
  async shows(...values: string[]): Promise<void> {
    for (const value of values)
      await expect(this.page.getByRole("definition").filter({ hasText: value }).first()).toBeVisible();
  }

  /** The status line at the top. */
  async status(text: string | RegExp): Promise<void> {
    await expect(this.region("statusLine")).toContainText(text);
  }

  /** The last slip, beside the question where there is room for it. */
  slip(): Locator {
    return this.region("lastSlip").getByRole("article");
  }
}

/** A counter of this browser, whose slips need no paper. */
export async function counterIn(context: BrowserContext, lang: Lang = "zh"): Promise<PosCounter> {
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 800 });
  // A browser set up for a counter prints without asking; this one has no printer at all.
  await page.addInitScript(() => {
    window.print = () => void window.dispatchEvent(new Event("afterprint"));
  });
  return new PosCounter(page, lang);
}
