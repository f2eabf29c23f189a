import * as z from "zod";

/**
 * What the approver is shown of an operation; never a secret. Which fields there are depends on the operation, and all
 * may be missing: an approval asked for by a newer version must still be readable.
 */
export type ApprovalDetails = {
  readonly cardNo?: string;
  /** fen that move: given back, paid out */
  readonly amount?: bigint;
  readonly points?: bigint;
  /** the entry that is to be voided or refunded */
  readonly originalRef?: bigint;
  /** what a void takes back */
  readonly kind?: "spend" | "points" | "recharge";
  readonly tender?: string;
  /** whom `operator.add`, `operator.remove` or `employee.enrol` is about */
  readonly operatorNo?: string;
  readonly name?: string;
};

const digits = z.string().regex(/^-?\d{1,19}$/);

const stored = z.object({
  cardNo: z.string().optional().catch(undefined),
  amount: digits.transform(BigInt).optional().catch(undefined),
  points: digits.transform(BigInt).optional().catch(undefined),
  originalRef: digits.transform(BigInt).optional().catch(undefined),
  kind: z.enum(["spend", "points", "recharge"]).optional().catch(undefined),
  tender: z.string().optional().catch(undefined),
  operatorNo: z.string().optional().catch(undefined),
  name: z.string().optional().catch(undefined),
});

/** As the row keeps it: 64-bit integers as digits. */
export function detailsText(details: ApprovalDetails): string {
  return JSON.stringify(details, (_key, value: unknown) =>
    typeof value === "bigint" ? value.toString() : value,
  );
}

export function readDetails(json: unknown): z.output<typeof stored> {
  const read = stored.safeParse(json);
  return read.success ? read.data : {};
}
