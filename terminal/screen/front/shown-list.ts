import type { Words } from "@/domain/slip";
import type { Fact } from "@/terminal/counter/ports";
import type { Key } from "../input/entry";
import type { ScreenState } from "./screen-state";
import type { Senses } from "./senses";
import type { Store } from "./store";

/** A list over the question: 确认 turns its pages and closes it at the end, 取消 closes it at once. */
export class ShownList {
  /** turns the list drawn at present by a page; false at its end */
  turnPage: (() => boolean) | null = null;
  private closed: (() => void) | null = null;

  constructor(
    private readonly state: Store<ScreenState>,
    private readonly senses: Senses,
  ) {}

  show(title: Words, rows: readonly (readonly Fact[])[]): Promise<void> {
    this.state.change({ list: { title, rows } });
    return new Promise((resolve) => {
      this.closed = resolve;
    });
  }

  press(key: Key): void {
    if (key === "enter" && this.turnPage?.()) this.senses.feel("key");
    else if (key === "enter" || key === "cancel") this.close();
  }

  close(): void {
    const { closed } = this;
    this.closed = null;
    this.state.change({ list: null });
    closed?.();
  }
}
