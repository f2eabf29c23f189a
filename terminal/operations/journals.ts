import { uploadJournal } from "@/features/settlement/operations/upload-journal";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { performKeyed } from "./keyed";

/** The terminal's own list of a batch, after a difference or a restored server. */
export function performUpload(door: TracedDoor, data: DataOf<"journal.upload">): Promise<LedgerAnswer> {
  const { batch, part, parts } = data;
  const items = data.items.map(({ amount, ref, ...line }) => ({
    ...line,
    amount: BigInt(amount),
    ...(ref === undefined ? {} : { ref }),
  }));
  return performKeyed(door, "journal.upload", data.operator, uploadJournal, {
    input: () => ({ terminalId: door.terminalId, batchNo: batch, part, parts, items }),
    data: ({ complete, differences }) => ({
      complete,
      differences: differences.map((d) => ({
        ...d,
        ours: d.ours === null ? null : Number(d.ours),
        theirs: d.theirs === null ? null : Number(d.theirs),
      })),
    }),
  });
}
