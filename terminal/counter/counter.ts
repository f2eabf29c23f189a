import type { CounterParts } from "./parts";
import { powerOn } from "./power-on";

export type { CounterParts } from "./parts";

/**
 * The whole counter: activation if there is no identity, sign-on (or standby without the server), then standby until the
 * front answers `end`.
 */
export async function runCounter(parts: CounterParts): Promise<void> {
  await powerOn(parts);
}
