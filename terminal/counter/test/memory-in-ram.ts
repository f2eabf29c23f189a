import { macKeyOf, macOf, randomBytes } from "@/terminal/protocol/crypto-web";
import { type CounterMemory, NOTHING_REMEMBERED, type Remembered, remembered } from "../memory";

/** A memory that outlives a power cut of the counter, not of the process; what was saved can be read. */
export function memoryInRam(first: Remembered = NOTHING_REMEMBERED): CounterMemory & { kept(): Remembered } {
  let kept = first;
  const key = macKeyOf(randomBytes(32));
  return {
    load: async () => remembered.parse(JSON.parse(JSON.stringify(kept))),
    save: async (next) => {
      kept = next;
    },
    digest: async (text) => macOf(await key, text),
    kept: () => kept,
  };
}
