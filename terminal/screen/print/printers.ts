import type { Slip } from "@/domain/slip";
import type { SlipLang } from "@/domain/slip-text";
import { printInBrowser } from "./browser-print";
import { dropKeptSlip, keepSlip, keepStill, readKeptSlips } from "./kept-slips";
import { paintSlip } from "./paint-slip";
import type { PrintTrouble } from "./print-trouble";
import { readPrinterSetting } from "./printer-setting";
import { sendOverSerial } from "./serial-printer";
import { planSlip, type SlipPlan } from "./slip-plan";
import { TEST_SLIP } from "./test-slip";
import { sendOverUsb } from "./usb-printer";

let last: Promise<unknown> = Promise.resolve();

/**
 * Prints a slip the way this device is set to. Never rejects: a slip that does not come out is kept (`useKeptSlips`) and
 * offered again.
 */
export function printSlip(slip: Slip, lang: SlipLang): Promise<void> {
  return inTurn(async () => {
    const trouble = await attempt(slip, lang);
    if (trouble) keepSlip(slip, lang, trouble);
  });
}

/** Tries a kept slip once more; it stays kept when it does not come out this time either. */
export function printKeptSlip(id: string): Promise<void> {
  return inTurn(async () => {
    const kept = readKeptSlips().find((one) => one.id === id);
    if (!kept) return;
    const trouble = await attempt(kept.slip, kept.lang);
    if (trouble) keepStill(id, trouble);
    else dropKeptSlip(id);
  });
}

/** Prints a slip about nothing; answers why it did not come out, or null. */
export function printTestSlip(lang: SlipLang): Promise<PrintTrouble | null> {
  return inTurn(() => attempt(TEST_SLIP, lang));
}

/** Fetches what printing over a cable needs, so that it is there when the network is not. */
export function loadPrinterParts(): Promise<unknown> {
  return import("./slip-bytes");
}

/** One slip at a time: a port has one writer. */
function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const turn = last.then(job);
  last = turn.catch(() => {});
  return turn;
}

async function attempt(slip: Slip, lang: SlipLang): Promise<PrintTrouble | null> {
  try {
    return await send(planSlip(slip, lang));
  } catch (error) {
    // Whatever a driver comes up with must not look like a failed operation.
    console.error("a slip was not printed", error);
    return "silent";
  }
}

async function send(plan: SlipPlan): Promise<PrintTrouble | null> {
  const { way, usb, serial, baud, cut } = readPrinterSetting();
  if (way === "browser") {
    printInBrowser(plan);
    return null;
  }
  const { pictureBytes } = await import("./slip-bytes");
  const bytes = pictureBytes(paintSlip(plan), cut);
  return way === "usb" ? sendOverUsb(usb, bytes) : sendOverSerial(serial, baud, bytes);
}
