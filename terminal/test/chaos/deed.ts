import type { TracedOperation } from "@/terminal/protocol/operations";
import type { Draw } from "./draw";
import type { Hand } from "./hand";

/** One thing an operator does; `may` is whether it makes sense just now. Refusals are as good an answer as any. */
export type Deed = {
  readonly op: TracedOperation;
  readonly weight: number;
  readonly may: (hand: Hand) => boolean;
  readonly run: (hand: Hand, draw: Draw) => Promise<unknown>;
};
