import { useSyncExternalStore } from "react";
import * as z from "zod";
import type { Slip } from "@/domain/slip";
import type { SlipLang } from "@/domain/slip-text";
import { slipSchema } from "@/terminal/protocol/slip-schema";
import { deviceStore } from "./device-store";
import { PRINT_TROUBLES, type PrintTrouble } from "./print-trouble";

/** A slip that did not come out, until it does or somebody says that it need not. */
export type KeptSlip = {
  readonly id: string;
  readonly slip: Slip;
  readonly lang: SlipLang;
  readonly why: PrintTrouble;
};

const keptSlip = z.object({
  id: z.string(),
  slip: slipSchema,
  lang: z.enum(["zh", "en"]),
  why: z.enum(PRINT_TROUBLES),
});

/** Beyond these the oldest go; every one of them can still be printed from the ledger as a copy. */
const MOST_KEPT = 50;
const NONE: readonly KeptSlip[] = [];
const store = deviceStore<readonly KeptSlip[]>("yika-kept-slips", z.array(keptSlip), NONE);

export const readKeptSlips = store.read;

export function keepSlip(slip: Slip, lang: SlipLang, why: PrintTrouble): void {
  const kept = { id: crypto.randomUUID(), slip, lang, why };
  store.write([...store.read(), kept].slice(-MOST_KEPT));
}

export function keepStill(id: string, why: PrintTrouble): void {
  store.write(store.read().map((kept) => (kept.id === id ? { ...kept, why } : kept)));
}

export function dropKeptSlip(id: string): void {
  store.write(store.read().filter((kept) => kept.id !== id));
}

/** Oldest first. */
export function useKeptSlips(): readonly KeptSlip[] {
  return useSyncExternalStore(store.subscribe, store.read, store.before);
}
