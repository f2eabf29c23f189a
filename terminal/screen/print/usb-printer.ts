import { inTime, LATE } from "./in-time";
import type { PrintTrouble } from "./print-trouble";
import type { UsbIdentity } from "./printer-setting";

const PRINTER_CLASS = 7;
/** GET_PORT_STATUS of the USB printer class 1.1, and its bit for "paper empty". */
const GET_PORT_STATUS = 1;
const PAPER_EMPTY = 0x20;
const STATUS_MS = 500;
const PIECE_BYTES = 4_096;
/** A printer without paper takes no more data and says nothing; the slowest ones need a second for a piece. */
const PIECE_MS = 8_000;

type Way = { readonly configuration: number; readonly number: number; readonly endpoint: number };

/** Lets the person pick a printer; needs a press of theirs. Null when they pick none. */
export async function chooseUsbPrinter(): Promise<UsbIdentity | null> {
  const device = await navigator.usb
    ?.requestDevice({ filters: [{ classCode: PRINTER_CLASS }] })
    .catch(pickedNone);
  if (!device) return null;
  const { vendorId, productId, serialNumber, productName } = device;
  return { vendorId, productId, serialNumber: serialNumber ?? null, name: productName ?? "USB" };
}

/** Sends bytes to the printer that was picked earlier. Null when it took them all. */
export async function sendOverUsb(
  known: UsbIdentity | null,
  bytes: Uint8Array,
): Promise<PrintTrouble | null> {
  if (!navigator.usb) return "notHere";
  const devices = known ? await navigator.usb.getDevices() : [];
  const alike = devices.filter((d) => d.vendorId === known?.vendorId && d.productId === known?.productId);
  const device = alike.find((d) => (d.serialNumber ?? null) === known?.serialNumber) ?? alike[0];
  return device ? sendToUsbPort(device, bytes) : "noPrinter";
}

/**
 * Opens the port, sends, closes. A port is held for one slip only, so a printer that was unplugged and plugged in again
 * works like before.
 */
export async function sendToUsbPort(device: UsbPort, bytes: Uint8Array): Promise<PrintTrouble | null> {
  const way = wayIn(device);
  if (!way) return "noPrinter";
  try {
    await device.open();
    await device.selectConfiguration(way.configuration);
    await device.claimInterface(way.number);
  } catch {
    await device.close().catch(() => {});
    return "taken";
  }
  try {
    if (await paperIsOut(device, way.number)) return "paper";
    const taken = await takesAll(device, way.endpoint, bytes);
    if (await paperIsOut(device, way.number)) return "paper";
    return taken ? null : "silent";
  } catch {
    return "unplugged";
  } finally {
    await device.close().catch(() => {});
  }
}

function wayIn(device: UsbPort): Way | null {
  for (const { configurationValue, interfaces } of device.configurations) {
    for (const { interfaceNumber, alternates } of interfaces) {
      const printer = alternates.find((alternate) => alternate.interfaceClass === PRINTER_CLASS);
      const out = printer?.endpoints.find((e) => e.direction === "out" && e.type === "bulk");
      if (out)
        return { configuration: configurationValue, number: interfaceNumber, endpoint: out.endpointNumber };
    }
  }
  return null;
}

async function takesAll(device: UsbPort, endpoint: number, bytes: Uint8Array): Promise<boolean> {
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
    const piece = new Uint8Array(bytes.subarray(at, at + PIECE_BYTES));
    const sent = await inTime(device.transferOut(endpoint, piece), PIECE_MS);
    if (sent === LATE || sent.status !== "ok") return false;
  }
  return true;
}

/** Printers that do not know the question refuse it or stay silent; then only what they take tells. */
async function paperIsOut(device: UsbPort, index: number): Promise<boolean> {
  const setup = {
    requestType: "class",
    recipient: "interface",
    request: GET_PORT_STATUS,
    value: 0,
    index,
  } as const;
  const answer = await inTime(device.controlTransferIn(setup, 1), STATUS_MS).catch(() => LATE);
  if (typeof answer === "symbol" || !answer.data || answer.data.byteLength < 1) return false;
  return (answer.data.getUint8(0) & PAPER_EMPTY) !== 0;
}

function pickedNone(error: unknown): null {
  if (error instanceof DOMException && error.name === "NotFoundError") return null;
  throw error;
}
