import { inTime, LATE } from "./in-time";
import type { PrintTrouble } from "./print-trouble";
import type { SerialIdentity } from "./printer-setting";

/** DLE EOT 4, "is there paper": bits 5 and 6 of the answer say no; the fixed bits tell an answer from noise. */
const ASK_PAPER = Uint8Array.of(0x10, 0x04, 0x04);
const FIXED_MASK = 0x93;
const FIXED_BITS = 0x12;
const PAPER_END = 0x60;
const STATUS_MS = 500;
const PIECE_BYTES = 1_024;
/** At 9,600 bits per second a piece takes a second; a printer without paper takes none. */
const PIECE_MS = 10_000;

/** Lets the person pick a port; needs a press of theirs. Null when they pick none. */
export async function chooseSerialPrinter(): Promise<SerialIdentity | null> {
  const port = await navigator.serial?.requestPort().catch(pickedNone);
  return port ? identityOf(port) : null;
}

/** Sends bytes over the port that was picked earlier. Null when they all went out. */
export async function sendOverSerial(
  known: SerialIdentity | null,
  baudRate: number,
  bytes: Uint8Array,
): Promise<PrintTrouble | null> {
  if (!navigator.serial) return "notHere";
  const ports = known ? await navigator.serial.getPorts() : [];
  const port = ports.find((candidate) => {
    const { vendorId, productId } = identityOf(candidate);
    return vendorId === known?.vendorId && productId === known?.productId;
  });
  return port ? sendToSerialLine(port, baudRate, bytes) : "noPrinter";
}

/** Opens the port, sends, waits until the last byte is out, closes. */
export async function sendToSerialLine(
  port: SerialLine,
  baudRate: number,
  bytes: Uint8Array,
): Promise<PrintTrouble | null> {
  try {
    await port.open({ baudRate });
  } catch {
    return "taken";
  }
  try {
    if (await paperIsOut(port)) return "paper";
    if (await takesAll(port, bytes)) return null;
    return (await paperIsOut(port)) ? "paper" : "silent";
  } catch {
    return "unplugged";
  } finally {
    await inTime(port.close(), STATUS_MS).catch(() => {});
  }
}

async function takesAll({ writable }: SerialLine, bytes: Uint8Array): Promise<boolean> {
  if (!writable) throw new Error("the port does not write");
  const writer = writable.getWriter();
  try {
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const sent = await inTime(writer.write(bytes.slice(at, at + PIECE_BYTES)), PIECE_MS);
      if (sent !== LATE) continue;
      // Without the abort the port cannot be closed, and the next slip would find it taken.
      await inTime(writer.abort(), STATUS_MS);
      return false;
    }
    return (await inTime(writer.close(), PIECE_MS)) !== LATE;
  } finally {
    writer.releaseLock();
  }
}

async function paperIsOut({ readable, writable }: SerialLine): Promise<boolean> {
  if (!readable || !writable) return false;
  const writer = writable.getWriter();
  const reader = readable.getReader();
  try {
    const asked = await inTime(writer.write(ASK_PAPER), STATUS_MS);
    const answer = asked === LATE ? LATE : await inTime(reader.read(), STATUS_MS);
    if (answer === LATE) await inTime(reader.cancel(), STATUS_MS);
    const byte = answer === LATE ? undefined : answer.value?.[0];
    return byte !== undefined && (byte & FIXED_MASK) === FIXED_BITS && (byte & PAPER_END) !== 0;
  } finally {
    reader.releaseLock();
    writer.releaseLock();
  }
}

function identityOf(port: SerialLine): SerialIdentity {
  const { usbVendorId, usbProductId } = port.getInfo();
  return { vendorId: usbVendorId ?? null, productId: usbProductId ?? null };
}

function pickedNone(error: unknown): null {
  if (error instanceof DOMException && error.name === "NotFoundError") return null;
  throw error;
}
