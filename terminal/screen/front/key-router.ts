import type { Prompt } from "@/terminal/counter/ports";
import { type Entry, type Key, NOTHING_KEYED } from "../input/entry";
import { HOLD_MS, WedgeDetector, type WedgeVerdict } from "../input/wedge";
import type { ScreenFront } from "./screen-front";

/** Questions where one digit alone acts, so that it has to wait until it is clear that no reader is typing. */
const ACTS_AT_ONCE = new Set(["standby", "menu", "choice"]);
/** What of a pressed key matters here. */
export type KeyDown = Pick<
  KeyboardEvent,
  "key" | "timeStamp" | "repeat" | "isComposing" | "ctrlKey" | "metaKey" | "altKey"
> & { preventDefault(): void };

/** Where the focus was: in a field that writes by itself, in a form worked like any form, or anywhere else. */
export type KeyPlace = "field" | "form" | "page";

/** Leads the physical keyboard and wedge readers to the front. Returns how to stop. */
export function routeKeys(front: ScreenFront, source: Window): () => void {
  const router = new KeyRouter(front);
  const listener = (event: KeyboardEvent) => router.down(event, placeOf(event.target));
  source.addEventListener("keydown", listener, true);
  return () => source.removeEventListener("keydown", listener, true);
}

function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof HTMLElement)) return "page";
  if (target.closest("[data-own-keys]")) return "form";
  return target.matches("input, textarea") ? "field" : "page";
}

export class KeyRouter {
  private readonly wedge = new WedgeDetector();
  private held = "";
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** what was keyed before the keys that may turn out to be a reader's */
  private before: Entry = NOTHING_KEYED;

  constructor(private readonly front: ScreenFront) {}

  down(event: KeyDown, place: KeyPlace): void {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const key = keyOf(event.key);
    if (place === "form" && key !== "cancel") return;
    if (place === "field" && key !== "enter" && key !== "cancel") return; // the field writes and erases by itself
    if (key !== null) event.preventDefault();
    if (event.repeat && key !== "erase") return;
    const verdict = place === "page" ? this.wedge.push(event.key, event.timeStamp) : TYPED;
    if (verdict.kind === "reading") this.reading(verdict);
    else if (typeof key === "string") this.named(key);
    else if (key !== null) this.char(key.char);
  }

  private named(key: Exclude<Key, object>): void {
    this.release();
    this.front.press(key);
  }

  private char(char: string): void {
    const { question, panel, list, outcome } = this.front.state.snapshot();
    if (this.wedge.length() === 1) this.before = this.front.keyed();
    const waits = question && !panel && !list && ACTS_AT_ONCE.has(question.prompt.kind);
    if (!waits) {
      if (!outcome) this.front.press({ char });
      return;
    }
    this.held += char;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.release(), HOLD_MS);
  }

  /** The held keys were a person's. */
  private release(): void {
    clearTimeout(this.timer);
    const keys = this.held;
    this.held = "";
    for (const char of keys) this.front.press({ char });
  }

  private reading({ text, earlier }: { text: string; earlier: string }): void {
    clearTimeout(this.timer);
    this.held = "";
    const prompt = this.front.state.snapshot().question?.prompt;
    if (prompt && mayBeTyped(prompt, earlier + text)) {
      this.front.press("enter");
      return;
    }
    this.front.keep(this.before);
    this.front.read(text, earlier);
  }
}

/** Answers that may be as long as a card and, from a fast hand or a remote keyboard, as quick: those are left as typed. */
function mayBeTyped({ kind, longest }: Prompt, text: string): boolean {
  if (kind === "phone") return /^1[0-9]{10}$/.test(text);
  if (kind === "day") return /^[0-9]{8}$/.test(text);
  return kind === "digits" && /^[0-9]+$/.test(text) && text.length <= longest;
}

const TYPED: WedgeVerdict = { kind: "key" };
const NAMED: Readonly<Record<string, Key>> = {
  Enter: "enter",
  Escape: "cancel",
  Backspace: "erase",
  Delete: "clear",
};

function keyOf(name: string): Key | null {
  const named = NAMED[name];
  if (named) return named;
  return [...name].length === 1 && name !== " " ? { char: name } : null;
}
