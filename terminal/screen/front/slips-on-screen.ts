import { asCopy, type Slip } from "@/domain/slip";
import type { ScreenState } from "./screen-state";
import type { Senses } from "./senses";
import type { Store } from "./store";

const SLIPS_KEPT = 5;

/** The newest slips, on the screen and on paper. Nothing here rejects: the slip is on the screen, whatever the printer does. */
export class SlipsOnScreen {
  constructor(
    private readonly state: Store<ScreenState>,
    private readonly senses: Senses,
    private readonly onTrouble: () => void,
  ) {}

  async print(slip: Slip): Promise<void> {
    this.state.change({ slips: [slip, ...this.slips()].slice(0, SLIPS_KEPT) });
    if (slip.copy > 0) this.state.change({ panel: "slip" });
    await this.onPaper(slip);
  }

  /** The newest slip once more, marked as a copy: two originals are one too many. */
  async printCopy(): Promise<void> {
    const [last, ...older] = this.slips();
    if (!last) return;
    const copy = asCopy(last, last.copy + 1);
    this.state.change({ slips: [copy, ...older] });
    await this.onPaper(copy);
  }

  private slips(): readonly Slip[] {
    return this.state.snapshot().slips;
  }

  private async onPaper(slip: Slip): Promise<void> {
    try {
      await this.senses.print(slip);
    } catch {
      this.onTrouble();
    }
  }
}
