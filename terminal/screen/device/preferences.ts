import { useSyncExternalStore } from "react";
import * as z from "zod";
import { deviceStore } from "../print/device-store";

/** How this device speaks and looks. Nothing in it is secret, so it lies in localStorage and is there before anything else. */
const preferences = z.object({
  lang: z.enum(["zh", "en"]),
  skin: z.enum(["auto", "light", "dark", "sun"]),
  sound: z.boolean(),
  vibration: z.boolean(),
});
export type Preferences = Readonly<z.infer<typeof preferences>>;

const chinese = typeof navigator === "undefined" || !/^en\b/i.test(navigator.language);
const store = deviceStore<Preferences>("yika-pos-preferences", preferences, {
  lang: chinese ? "zh" : "en",
  skin: "auto",
  sound: true,
  vibration: true,
});

export const readPreferences = store.read;

export function changePreferences(part: Partial<Preferences>): void {
  store.write({ ...store.read(), ...part });
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(store.subscribe, store.read, store.before);
}
