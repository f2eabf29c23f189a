import { asCopy } from "@/domain/slip";
import type { Desk } from "../desk";
import type { OperatorAtDesk } from "../shift";
import { OPTIONS } from "../words/options";

const WHAT = [
  { key: "1", label: OPTIONS.oneSlip },
  { key: "2", label: OPTIONS.lastSettlement },
  { key: "3", label: OPTIONS.lastDetails },
  { key: "4", label: OPTIONS.lastTotals },
];

/** 0-4 交易打印: one slip, or a sheet of the last settled batch; each is marked COPY n. */
export async function printAgain(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const dialogue = desk.about("printAgain");
  const what = await dialogue.choice("printWhat", WHAT, { preset: "1" });
  if (what.kind === "back") return;
  if (what.value === "1") {
    const voucher = await dialogue.voucher("voucher");
    if (voucher.kind === "back") return;
    if (!(await desk.terminal.reach())) return printKept(desk, voucher.value);
    const found = await desk.terminal.query("txn.get", { voucher: voucher.value });
    if (found.kind !== "answer") return desk.refused(found);
    await desk.terminal.perform("receipt.print", { operator: operator.no, ref: found.data.ref });
    return;
  }
  if (!(await desk.terminal.reach())) return desk.say("needsServer", "bad");
  const batch = desk.terminal.batch() - 1;
  if (batch < 1) return desk.say("noBatchYet", "note");
  await desk.terminal.perform("receipt.print", { operator: operator.no, batch, what: sheetOf(what.value) });
}

/** Without the server: the slip as this terminal keeps it, marked as a copy. */
async function printKept(desk: Desk, voucher: string): Promise<void> {
  const slip = await desk.terminal.keptSlip(voucher);
  if (!slip) return desk.say("slipNotKept", "bad");
  await desk.front.print(asCopy(slip, 1));
  desk.say("printedAlone", "note");
}

function sheetOf(key: string): "settlement" | "details" | "totals" {
  if (key === "2") return "settlement";
  return key === "3" ? "details" : "totals";
}
