import { randomBytes } from "node:crypto";
import { makeTerminal, type TestMerchant } from "@/db/test/factories";
import { tx } from "@/db/tx";
import { checkSecondPerson, type Place } from "@/features/approvals/second-person";
import type { ApprovalAsked } from "@/features/approvals/take-approval";
import { now } from "@/server/clock";

/** Where a terminal of this merchant asks from, at an instant. */
export async function placeOf(shop: TestMerchant, at: Date): Promise<Place> {
  const { terminalId, storeId } = await makeTerminal(shop);
  const operators = [shop.supervisor, shop.cashier].map(({ id, no, name, role }) => ({
    id,
    no,
    name,
    role: role === "supervisor" ? ("supervisor" as const) : ("cashier" as const),
  }));
  const key = { terminalId, session: 1, trace: 1, txnId: "", bodyHash: new Uint8Array(32) };
  return { merchantId: shop.merchantId, operators, storeId, key, at };
}

/** A cashier's refund of ¥30.00, as asked without anybody's word. */
export function refundAsked(shop: TestMerchant, substance = randomBytes(8).toString("hex")) {
  const { id, no, name } = shop.cashier;
  return {
    op: "refund",
    right: "refund:create",
    maker: { id, no, name, role: "cashier" },
    word: null,
    approvalId: null,
    substance: [substance, 3000n],
    details: { amount: 3000n },
  } satisfies ApprovalAsked & { word: null };
}

/** The number of an approval that this merchant's cashier has just asked for. */
export async function pendingApproval(shop: TestMerchant): Promise<string> {
  const place = await placeOf(shop, now());
  const answer = await tx((open) => checkSecondPerson(open, place, refundAsked(shop)));
  if (!("applied" in answer)) throw new Error("agreed without anybody");
  return String(answer.detail.approvalId);
}
