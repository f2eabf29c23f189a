import type { Words } from "@/domain/slip";
import { WORDS } from "../words";

/** Why this browser cannot be a terminal here; null when it can. */
export function unfitness(): { readonly title: Words; readonly body: Words } | null {
  if (!window.isSecureContext) return { title: WORDS.insecureTitle, body: WORDS.insecureBody };
  const able = "locks" in navigator && "indexedDB" in window && "BroadcastChannel" in window;
  if (!able || typeof AbortSignal.any !== "function")
    return { title: WORDS.oldBrowserTitle, body: WORDS.oldBrowserBody };
  return null;
}

/** Asks the browser not to clear the journal when the disk is full; what it answers changes nothing here. */
export async function askForDurableStorage(): Promise<void> {
  await navigator.storage?.persist?.();
}
