import type { IdentityStore, TerminalIdentity } from "./identity";

/** An identity that lives as long as the process: for tests and load generators. */
export function memoryIdentity(identity: TerminalIdentity | null = null): IdentityStore {
  let kept = identity;
  return {
    load: async () => kept,
    save: async (next) => {
      kept = next;
    },
  };
}
