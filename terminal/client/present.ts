import type { CrashPoint } from "./crash-point";
import { isOpen, type OperationRecord } from "./journal";
import { outcomeOf, type Printer, receiptOf, type Screen } from "./outcome";

export type Presenting = {
  readonly screen: Screen;
  readonly printer: Printer;
  put(record: OperationRecord, point: CrashPoint): Promise<OperationRecord>;
  crashPoint(point: CrashPoint): void;
};

/**
 * Shows what a record says and prints its slip, after the outcome is stored. Shown again after a power cut in between;
 * a slip whose printing was cut off is not printed twice but shown as uncertain, because two originals are one too many.
 */
export async function present(parts: Presenting, record: OperationRecord): Promise<OperationRecord> {
  await parts.screen.show(outcomeOf(record));
  if (isOpen(record)) return record;
  parts.crashPoint("shown");
  const slip = receiptOf(record);
  if (slip === null || record.printed !== "no") {
    return parts.put({ ...record, shown: true, printed: "yes" }, "shown-stored");
  }
  const printing = await parts.put({ ...record, shown: true, printed: "started" }, "shown-stored");
  await parts.printer.print(slip);
  parts.crashPoint("printed");
  return parts.put({ ...printing, printed: "yes" }, "printed-stored");
}

/** Has its outcome been shown and its slip dealt with? */
export function isPresented(record: OperationRecord): boolean {
  return record.shown && record.printed === "yes";
}
