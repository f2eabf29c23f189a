import { useSyncExternalStore } from "react";
import * as z from "zod";
import { deviceStore } from "./device-store";

export const PRINT_WAYS = ["browser", "usb", "serial"] as const;
export type PrintWay = (typeof PRINT_WAYS)[number];

/** Speeds serial printers are set to, in bits per second. */
export const BAUD_RATES = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

const usbIdentity = z.object({
  vendorId: z.number(),
  productId: z.number(),
  serialNumber: z.string().nullable(),
  name: z.string(),
});
/** Both null for a port that is not on USB. */
const serialIdentity = z.object({ vendorId: z.number().nullable(), productId: z.number().nullable() });

const printerSetting = z.object({
  way: z.enum(PRINT_WAYS),
  usb: usbIdentity.nullable(),
  serial: serialIdentity.nullable(),
  baud: z.number().int().positive(),
  cut: z.boolean(),
});

export type UsbIdentity = z.infer<typeof usbIdentity>;
export type SerialIdentity = z.infer<typeof serialIdentity>;
export type PrinterSetting = z.infer<typeof printerSetting>;

const store = deviceStore<PrinterSetting>("yika-printer", printerSetting, {
  way: "browser",
  usb: null,
  serial: null,
  baud: 9_600,
  cut: true,
});

export const readPrinterSetting = store.read;

export function changePrinterSetting(change: Partial<PrinterSetting>): void {
  store.write({ ...store.read(), ...change });
}

export function usePrinterSetting(): PrinterSetting {
  return useSyncExternalStore(store.subscribe, store.read, store.before);
}
