import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { batches } from "@/db/schema/ledger";
import { portalContextOf } from "@/db/test/contexts";
import { makeOperator, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { createStore } from "@/features/stores/operations/create-store";
import { renameTerminal } from "@/features/terminals/operations/rename-terminal";
import { runOperation } from "@/server/operation";
import type { Outcome } from "@/terminal/client/outcome";
import type { Transport } from "@/terminal/client/transport";
import type { ReplyDataOf, TracedOperation } from "@/terminal/protocol/operations";
import { type WiredTerminal, wiredTerminal } from "@/terminal/test/wired-terminal";

export const PIN = "246810";
export const PHONE = "13912345678";
export const PASSWORD = "123456";

/** The texts that people type and the portal shows again. */
export type Names = Readonly<Record<"member" | "note" | "store" | "terminal" | "operator" | "tier", string>>;

const plain: Names = {
  member: "韩梅梅",
  note: "靠窗第二桌",
  store: "河坊街店",
  terminal: "临河三号机",
  operator: "周小满",
  tier: "满百送一成",
};

/** One of everything, by what leads to its page. */
export type Shop = {
  readonly till: WiredTerminal;
  readonly names: Names;
  readonly card: string;
  readonly stockCard: string;
  readonly recharge: string;
  readonly spend: string;
  readonly voided: string;
  readonly spendVoid: string;
  readonly terminalId: string;
  readonly operatorId: string;
  readonly tierId: string;
  readonly settledBatchId: string;
};

/** A merchant's first day: a tier, a store, a cashier, a card recharged and spent from, a void, a settlement, one more spend. */
export async function playFirstDay(
  merchant: TestMerchant,
  wire: Transport,
  names: Names = plain,
): Promise<Shop> {
  const owner = portalContextOf(merchant);
  const { tierId } = await runOperation(createTier, owner, tenPercent(names.tier));
  const { storeId } = await runOperation(createStore, owner, { name: names.store });
  const cashier = await makeOperator(merchant, { no: "02", name: names.operator, role: "cashier" });
  const [card = "", stockCard = ""] = await makeStockCards(merchant, 2);
  const till = await wiredTerminal({ ...merchant, storeId }, wire);
  await runOperation(renameTerminal, owner, { terminalId: till.terminalId, name: names.terminal });
  const { terminal } = till;
  const by = { operator: cashier.no, card: { no: card } };
  const holder = { phone: PHONE, name: names.member, gender: "female", birthday: "1990-02-28" } as const;
  done(await terminal.perform("card.open", { ...by, ...holder, newPin: PIN }));
  const { rechargePassword } = merchant;
  const recharge = done(
    await terminal.perform("recharge", { ...by, paid: 10_000, tender: "cash", rechargePassword }),
  );
  const spend = done(await terminal.perform("spend", { ...by, amount: 3_650, pin: PIN, note: names.note }));
  const voided = done(await terminal.perform("spend", { ...by, amount: 500, pin: PIN }));
  const supervisor = { no: "00", password: PASSWORD };
  const undo = { ...by, kind: "spend", voucher: voided.voucher, pin: PIN, supervisor } as const;
  const spendVoid = done(await terminal.perform("void", undo));
  const settledBatchId = await openBatchId(merchant, till.terminalId);
  await settle(till, cashier.no, 10_000);
  done(await terminal.perform("spend", { ...by, amount: 800, pin: PIN }));
  return {
    till,
    names,
    card,
    stockCard,
    recharge: recharge.ref,
    spend: spend.ref,
    voided: voided.ref,
    spendVoid: spendVoid.ref,
    terminalId: till.terminalId.toString(),
    operatorId: cashier.id.toString(),
    tierId: tierId.toString(),
    settledBatchId: settledBatchId.toString(),
  };
}

/** A tier as its form sends it: from ¥100 on, ten per cent. */
export function tenPercent(name: string) {
  return { name, from: "100", give: "percent", value: "10" } as const;
}

/** Settles with the terminal's own totals and `countedCash` fen in the drawer. */
export async function settle({ terminal }: WiredTerminal, operator: string, countedCash: number) {
  const totals = await terminal.ownTotals();
  return done(await terminal.perform("batch.settle", { operator, totals, countedCash }));
}

/** The reply of an operation that went through. Throws on any other outcome. */
export function done<O extends TracedOperation>(outcome: Outcome<O>): ReplyDataOf<O> {
  if (outcome.kind !== "done" || outcome.data === null)
    throw new Error(`${outcome.op}: ${outcome.kind} ${outcome.text.en}`);
  return outcome.data;
}

async function openBatchId({ merchantId }: TestMerchant, terminalId: bigint): Promise<bigint> {
  const [batch] = await db()
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.merchantId, merchantId), eq(batches.terminalId, terminalId)));
  if (!batch) throw new Error("a terminal without a batch");
  return batch.id;
}
