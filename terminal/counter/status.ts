import type { Network } from "@/terminal/client/network";
import type { OperatorAtDesk } from "./shift";

/** What the status line says; told anew whenever something of it changes. */
export type CounterStatus = {
  /** the eight digits; "" before activation */
  readonly terminal: string;
  /** merchant and store as the last sign-on named them; "" before the first one */
  readonly merchant: string;
  readonly store: string;
  /** number of the open batch; 0 before sign-on */
  readonly batch: number;
  readonly operator: OperatorAtDesk | null;
  readonly network: Network;
  /** operations whose outcome is not known yet: nothing new is sent while there is one */
  readonly unresolved: number;
  /** locked: only an operator's password opens it again */
  readonly locked: boolean;
  /** operations that wait for an approval in the back office (0-6) */
  readonly waitingApprovals: number;
  /** punches made while the server was away, not sent yet */
  readonly queuedPunches: number;
  /** minutes without a key after which the front answers `idle`; 0 is never */
  readonly idleMinutes: number;
  /** a newer version of the terminal's software, when there is one */
  readonly upgradeTo: string | null;
};
