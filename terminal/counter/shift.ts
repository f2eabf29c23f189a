import type * as z from "zod";
import type { operatorRow } from "@/terminal/protocol/operations/operator";

/** Who works at this terminal. */
export type OperatorAtDesk = z.infer<typeof operatorRow>;

/** Who is signed in, and whether the terminal is locked. Kept in memory only: a power cut signs everyone out. */
export class Shift {
  private now: OperatorAtDesk | null = null;
  private isLocked = false;

  constructor(private readonly changed: () => void) {}

  operator(): OperatorAtDesk | null {
    return this.now;
  }

  locked(): boolean {
    return this.isLocked;
  }

  signedIn(operator: OperatorAtDesk): void {
    this.now = operator;
    this.isLocked = false;
    this.changed();
  }

  /** 锁机: whoever goes on must give an operator's password. */
  lock(): void {
    this.now = null;
    this.isLocked = true;
    this.changed();
  }
}
