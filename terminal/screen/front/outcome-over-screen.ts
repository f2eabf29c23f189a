import type { Outcome } from "@/terminal/client/outcome";
import type { Key } from "../input/entry";
import { isSameOperation, speaksForItself } from "./outcome-shown";
import type { About, ScreenState } from "./screen-state";
import type { Senses } from "./senses";
import type { Store } from "./store";

/** The outcome that covers the screen until it is put away, and the unresolved one that stays in sight. */
export class OutcomeOverScreen {
  constructor(
    private readonly state: Store<ScreenState>,
    private readonly senses: Senses,
  ) {}

  show(outcome: Outcome): void {
    const again = isSameOperation(outcome, this.now.unknown);
    if (!again && speaksForItself(outcome)) {
      this.senses.feel("read");
      return;
    }
    const about = again ? this.now.about : { title: this.now.title, facts: this.now.facts };
    if (outcome.kind !== "unknown") {
      this.state.change({ outcome, about, ...(again && { unknown: null }) });
      this.senses.feel(outcome.kind);
    } else if (again) {
      // Asked about again and still unknown: it stays as the operator left it, large or small.
      const large = this.now.outcome === this.now.unknown;
      this.state.change({ unknown: outcome, ...(large && { outcome }) });
    } else this.showUnknownAs(outcome, about);
  }

  /** An operation whose outcome is not known: new, or found in the journal at power-on. */
  showUnknownAs(outcome: Outcome, about: About): void {
    this.state.change({ unknown: outcome, outcome, about });
    this.senses.feel("unknown");
  }

  /** Shows the unresolved operation large again. */
  showUnknown(): void {
    this.state.change({ outcome: this.now.unknown });
  }

  press(key: Key): void {
    if (key !== "enter" && key !== "cancel") return;
    this.putAway();
    this.senses.feel("key");
  }

  /** After a success the next customer's first key need not be a second one: a digit at rest goes straight through. */
  letsPass(outcome: Outcome, key: Key): boolean {
    const passes =
      outcome.kind === "done" && typeof key === "object" && this.now.question?.prompt.kind === "standby";
    if (passes) this.putAway();
    return passes;
  }

  putAway(): void {
    if (this.now.outcome) this.state.change({ outcome: null });
  }

  /** Nobody is there to read it; what is unresolved stays. */
  putAwayIfKnown(): void {
    if (this.now.outcome !== this.now.unknown) this.putAway();
  }

  private get now(): ScreenState {
    return this.state.snapshot();
  }
}
