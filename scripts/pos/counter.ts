import type { Terminal } from "@/terminal/client/terminal";
import type { Dialogue } from "./dialogue";
import type { Teller } from "./teller";

/** What every menu item works with. */
export type Counter = {
  readonly terminal: Terminal;
  readonly ask: Dialogue;
  readonly teller: Teller;
  /** number of the operator who is signed in */
  operator: string | null;
};

/** One menu item, run for the signed-in operator. */
export type Item = (counter: Counter, operator: string) => Promise<void>;
