import type { Slip } from "@/domain/slip";
import type { Outcome } from "@/terminal/client/outcome";

/** What the front tells the device besides what it draws. */
export type Senses = {
  /** tone and vibration */
  feel(what: Outcome["kind"] | "key" | "wrong" | "ring" | "read"): void;
  /** the slip on paper; it resolves when the printer has it, and rejects when it has not */
  print(slip: Slip): Promise<void>;
};
