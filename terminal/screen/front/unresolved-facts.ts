import * as z from "zod";
import { formatFen } from "@/domain/money";
import type { OperationRecord } from "@/terminal/client/journal";
import type { Fact } from "@/terminal/counter/ports";
import { WORDS } from "../words";

/** The fields of an operation that say how much it is about; fen, or points. */
const amounts = z.object({
  data: z.object({
    amount: z.bigint().optional(),
    paid: z.bigint().optional(),
    refund: z.bigint().optional(),
    points: z.bigint().optional(),
  }),
});

/** What an unresolved operation is about, from the journal alone: after a power cut nobody remembers the answers. */
export function unresolvedFacts({ body }: OperationRecord): readonly Fact[] {
  const read = amounts.safeParse(JSON.parse(body, wholeNumbers));
  if (!read.success) return [];
  const { amount, paid, refund, points } = read.data.data;
  const fen = amount ?? paid ?? refund;
  if (fen !== undefined) return [{ label: WORDS.amount, value: formatFen(fen), big: true }];
  return points === undefined ? [] : [{ label: WORDS.points, value: points.toString(), big: true }];
}

function wholeNumbers(_key: string, value: unknown): unknown {
  return typeof value === "number" ? BigInt(value) : value;
}
