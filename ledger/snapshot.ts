import type { MerchantSettings } from "@/server/settings";

/** What one request needs to see before it is decided: read in one statement, guarded by versions when written. */

export type TerminalState = {
  readonly status: string;
  readonly session: number;
  readonly storeId: bigint;
  readonly batchId: bigint;
  readonly batchNo: number;
  readonly voucherNo: number;
  readonly version: bigint;
  readonly wrongSecrets: number;
  readonly wrongSince: Date | null;
  readonly rechargeFails: number;
  readonly rechargeLockedUntil: Date | null;
};

export type AccountState = {
  readonly id: bigint;
  readonly memberId: bigint;
  readonly cardNo: string;
  readonly cardState: string;
  readonly named: boolean;
  readonly pinVerifier: Uint8Array | null;
  readonly pinKey: number;
  readonly pinFails: number;
  /** the card has accounts at other merchants too: its wrong PINs count there as well */
  readonly shared: boolean;
  readonly principal: bigint;
  readonly bonus: bigint;
  readonly points: bigint;
  readonly version: bigint;
  readonly seq: number;
  readonly rechargeCount: number;
  readonly chain: Uint8Array;
};

/** Why there is no account for this card here: unknown, in a state that forbids it, or not bound (domain.md §3). */
export type NoAccount =
  | { readonly why: "unknown" | "notBound" }
  | { readonly why: "state"; readonly state: string };

export type KnownRequest = {
  readonly outcome: string;
  readonly code: string;
  readonly reply: string;
  readonly bodyHash: Uint8Array | null;
  readonly entryId: bigint | null;
  readonly reversal: { readonly code: string; readonly reply: string } | null;
};

export type Snapshot = {
  readonly merchantId: bigint;
  readonly config: MerchantSettings;
  readonly terminal: TerminalState;
  readonly known: KnownRequest | null;
  readonly account: AccountState | null;
  readonly noAccount: NoAccount | null;
  /** how often this member already had each tier here; read only for merchants whose tiers limit it */
  readonly usesByTier: ReadonlyMap<bigint, number>;
  /** fen this operator has taken in on this business day; null where the merchant sets no such limit */
  readonly operatorDayTotal: bigint | null;
};
