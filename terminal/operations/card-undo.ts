import * as z from "zod";
import { type DeedToUndo, undoBind, undoReportLost, undoUnlock } from "@/features/cards/undo-life";
import { undoOpening } from "@/features/cards/undo-opening";
import type { Undo } from "@/ledger/reverse";
import { now } from "@/server/clock";

/** What 冲正 does about the operations on cards (terminal-protocol.md §3.6): taken back while nothing happened since, else 118. */

const storedReply = z.object({ time: z.iso.datetime(), data: z.object({ cardNo: z.string() }) });

function undoing(undo: (sql: Parameters<Undo>[0], deed: DeedToUndo) => Promise<"undone" | "kept">): Undo {
  return (sql, merchantId, reply) => {
    const { time, data } = storedReply.parse(JSON.parse(reply));
    return undo(sql, { merchantId, cardNo: data.cardNo, at: new Date(time), now: now() });
  };
}

/** Somebody chose it, and it cannot be told from a later choice: a terminal that missed the answer asks for the status. */
const kept: Undo = async () => "kept";

export const CARD_UNDOS: Readonly<Record<string, Undo>> = {
  "card.open": undoing((sql, { merchantId, cardNo }) => undoOpening(sql, merchantId, cardNo)),
  "card.reportLost": undoing(undoReportLost),
  "card.unlock": undoing(undoUnlock),
  "card.bind": undoing(undoBind),
  "card.unbind": kept,
  "card.voidOpen": kept,
  "card.reissue": kept,
  "card.changePin": kept,
  "card.resetPin": kept,
};
