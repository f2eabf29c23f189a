import type { Amounts, EntryKind } from "@/domain/entry";

/** What a decision does to an account. The ledger adds reference, sequence, batch, time and chain code. */
export type Movement = {
  readonly kind: EntryKind;
  readonly amounts: Amounts;
  readonly correctsId: bigint | null;
  readonly tender: string | null;
  readonly tier: { readonly id: bigint; readonly terms: string } | null;
  readonly note: string;
  readonly maker: Party;
  readonly approver: Party | null;
  /** the approval from the portal that this movement uses up */
  readonly approvalId?: bigint;
};

export type Party = { readonly kind: "operator" | "user" | "member" | "system"; readonly id: bigint };

/** A party as a row has it, whatever stands there: a check has to name a bad row, not to stumble over it. */
export type Signature = { readonly kind: string; readonly id: bigint };

/** One immutable line of the ledger, with the same fields as the `entries` table. */
export type Entry = {
  readonly merchantId: bigint;
  readonly id: bigint;
  readonly accountId: bigint;
  readonly seq: number;
  readonly kind: string;
  readonly at: Date;
  readonly day: string;
  readonly amounts: Amounts;
  readonly principalAfter: bigint;
  readonly bonusAfter: bigint;
  readonly pointsAfter: bigint;
  readonly correctsId: bigint | null;
  readonly cardNo: string;
  readonly storeId: bigint;
  readonly batchId: bigint;
  readonly door: string;
  readonly terminalId: bigint | null;
  readonly voucherNo: number | null;
  readonly session: number | null;
  readonly trace: number | null;
  readonly maker: Signature;
  readonly approver: Signature | null;
  readonly approvalId: bigint | null;
  readonly tender: string | null;
  readonly tierId: bigint | null;
  readonly tierTerms: string | null;
  readonly note: string;
};
