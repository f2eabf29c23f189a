import type { Party } from "@/ledger/movement";
import type { RequestKey } from "@/ledger/request-key";
import type { ActiveOperator } from "@/server/settings";

/** Where a second person is asked for. */
export type Place = {
  readonly merchantId: bigint;
  readonly operators: readonly ActiveOperator[];
  readonly storeId: bigint;
  /** of the present request, its terminal's row locked */
  readonly key: RequestKey;
  readonly at: Date;
};

export type Agreed = {
  readonly ok: true;
  /** null: the supervisor's own operation, for which the own password suffices */
  readonly approver: Party | null;
  readonly approverName: string | null;
  /** to be stored on the entry: it uses this approval up */
  readonly approvalId?: bigint;
};
