import type * as z from "zod";
import { denyApproval } from "@/features/approvals/operations/deny-approval";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { enrolEmployee } from "@/features/attendance/operations/enrol-employee";
import { bindCard } from "@/features/cards/operations/bind-card";
import { changePin } from "@/features/cards/operations/change-pin";
import { generateStock } from "@/features/cards/operations/generate-stock";
import { openCard } from "@/features/cards/operations/open-card";
import { reissueCard } from "@/features/cards/operations/reissue-card";
import { reportLost } from "@/features/cards/operations/report-lost";
import { resetPin } from "@/features/cards/operations/reset-pin";
import { revealPhone } from "@/features/cards/operations/reveal-phone";
import { unbindCard } from "@/features/cards/operations/unbind-card";
import { unlockCard } from "@/features/cards/operations/unlock-card";
import { voidOpening } from "@/features/cards/operations/void-opening";
import { printReceipt } from "@/features/entries/operations/print-receipt";
import { changeRechargePassword } from "@/features/merchants/operations/change-recharge-password";
import { createMerchant } from "@/features/merchants/operations/create-merchant";
import { createOwner } from "@/features/merchants/operations/create-owner";
import { addOperator } from "@/features/operators/operations/add-operator";
import { removeOperator } from "@/features/operators/operations/remove-operator";
import { renameOperator } from "@/features/operators/operations/rename-operator";
import { setOperatorPassword } from "@/features/operators/operations/set-operator-password";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { editTier } from "@/features/recharge-tiers/operations/edit-tier";
import { endTier } from "@/features/recharge-tiers/operations/end-tier";
import { previewTier } from "@/features/recharge-tiers/operations/preview-tier";
import { printSettlement } from "@/features/settlement/operations/print-settlement";
import { uploadJournal } from "@/features/settlement/operations/upload-journal";
import { createStore } from "@/features/stores/operations/create-store";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { renameTerminal } from "@/features/terminals/operations/rename-terminal";
import { resumeTerminal } from "@/features/terminals/operations/resume-terminal";
import { suspendTerminal } from "@/features/terminals/operations/suspend-terminal";
import { changeOwnPassword } from "@/features/users/operations/change-own-password";
import { createUser } from "@/features/users/operations/create-user";
import { revokeSession } from "@/features/users/operations/revoke-session";
import { setUserOperator } from "@/features/users/operations/set-user-operator";
import { signOutEverywhere } from "@/features/users/operations/sign-out-everywhere";
import {
  type Context,
  type Operation,
  type PlatformOperation,
  runOperation,
  runPlatformOperation,
} from "@/server/operation";
import { cardOfAnother, holder, type Ids, terms } from "./tenant-ids";

export type Row = {
  readonly operation: { readonly name: string; readonly right: Operation<z.ZodType, unknown>["right"] };
  /** makes the rows it names, and gives back the deed itself */
  readonly prepare: (ids: Ids, own: Ids) => Promise<(ctx: Context) => Promise<unknown>>;
  readonly about: string;
  readonly absent: Absent;
  readonly ownerOnly: boolean;
};

/** What someone else's id and nobody's are both answered with; `none`: the operation takes no id. */
type Absent = "NotFound" | "Invalid" | "Declined" | "the same value" | "none";

function row<S extends z.ZodType, V>(
  operation: Operation<S, V>,
  input: (ids: Ids, own: Ids) => Promise<unknown>,
  { absent = "NotFound", about = "", ownerOnly = false }: Partial<Row> = {},
): Row {
  const prepare: Row["prepare"] = async (ids, own) => {
    const asked = await input(ids, own);
    return (ctx) => runOperation(operation, ctx, asked);
  };
  return { operation, prepare, about, absent, ownerOnly };
}

const none: Partial<Row> = { absent: "none" };
const password = "correct horse battery";
const newPassword = {
  password,
  newPassword: "a new and longer one",
  again: "a new and longer one",
};
const journal = { batchNo: 1, part: 1, parts: 1, items: [] };

export const MATRIX: readonly Row[] = [
  row(generateStock, async () => ({ count: 3 }), none),
  row(openCard, async (ids) => holder(await ids.stockCard(), 1n), { absent: "Declined" }),
  row(revealPhone, async (ids) => ({ cardNo: await ids.openedCard() })),
  row(voidOpening, async (ids) => ({ cardNo: await ids.openedCard() })),
  row(reportLost, async (ids) => ({ cardNo: await ids.openedCard() })),
  row(unlockCard, async (ids) => ({ cardNo: await ids.lostCard(), checked: "document" })),
  row(reissueCard, async (ids, own) => ({
    cardNo: await ids.openedCard(),
    newCardNo: await own.stockCard(),
    checked: "document",
  })),
  row(
    reissueCard,
    async (ids, own) => ({
      cardNo: await own.openedCard(),
      newCardNo: await ids.stockCard(),
      checked: "document",
    }),
    { about: "to a number" },
  ),
  row(changePin, async (ids) => ({ cardNo: await ids.openedCard(), newPin: "135790", checked: "phone" })),
  row(resetPin, async (ids) => ({ cardNo: await ids.openedCard(), newPin: "135790", checked: "inPerson" })),
  row(
    bindCard,
    async (ids) => ({ cardNo: await cardOfAnother(), storeId: await ids.store(), checked: "document" }),
    { about: "at a store" },
  ),
  row(unbindCard, async (ids) => ({ cardNo: await ids.boundCard(), checked: "document" })),
  row(addOperator, async () => ({ no: "77", name: "小吴" }), none),
  row(addOperator, async () => ({ no: "78", name: "小郑", role: "supervisor" }), {
    ...none,
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(renameOperator, async (ids) => ({ operatorId: await ids.cashier(), name: "小冯" })),
  row(renameOperator, async (ids) => ({ operatorId: await ids.supervisor(), name: "小冯" }), {
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(setOperatorPassword, async (ids) => ({ operatorId: await ids.cashier(), newPassword: "654321" })),
  row(setOperatorPassword, async (ids) => ({ operatorId: await ids.supervisor() }), {
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(removeOperator, async (ids) => ({ operatorId: await ids.cashier() })),
  row(removeOperator, async (ids) => ({ operatorId: await ids.supervisor() }), {
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(createTier, async () => terms, none),
  row(createTier, async (ids) => ({ ...terms, storeIds: [await ids.store()] }), {
    about: "for a store",
    absent: "Invalid",
  }),
  row(editTier, async (ids) => ({ ...terms, tierId: await ids.tier() })),
  row(editTier, async (ids, own) => ({ ...terms, tierId: await own.tier(), storeIds: [await ids.store()] }), {
    about: "for a store",
    absent: "Invalid",
  }),
  row(endTier, async (ids) => ({ tierId: await ids.tier() })),
  // A draft's own id is never looked up: it only takes the place of the merchant's tier of that id.
  row(previewTier, async (ids) => ({ paid: "200", storeId: await ids.store(), draft: terms }), {
    absent: "the same value",
  }),
  row(createStore, async () => ({ name: "三店" }), none),
  row(registerTerminal, async (ids) => ({ storeId: await ids.store(), name: "新机" })),
  row(renameTerminal, async (ids) => ({ terminalId: await ids.terminal(), name: "旧机" })),
  row(issueActivationCode, async (ids) => ({ terminalId: await ids.terminal() })),
  row(suspendTerminal, async (ids) => ({ terminalId: await ids.terminal() })),
  row(resumeTerminal, async (ids) => ({ terminalId: await ids.suspended() })),
  row(createUser, async () => ({ login: "late", name: "晚", role: "auditor" }), none),
  row(revokeSession, async (ids) => ({ sessionId: await ids.session() })),
  row(signOutEverywhere, async () => ({}), none),
  // Which of one's own sign-ins stays is never looked up.
  row(changeOwnPassword, async (ids) => ({ ...newPassword, sessionId: await ids.session() }), none),
  row(setUserOperator, async (ids) => ({ userId: await ids.user() })),
  row(setUserOperator, async (ids, own) => ({ userId: await own.user(), operatorId: await ids.cashier() }), {
    about: "to an operator",
  }),
  row(grantApproval, async (ids) => ({ approvalId: await ids.approval(), password })),
  row(denyApproval, async (ids) => ({ approvalId: await ids.approval(), password, reason: "不对" })),
  row(changeRechargePassword, async () => ({ password: "111111", newPassword: "222333" }), none),
  row(enrolEmployee, async () => ({ cardNo: "80000001", name: "小王", phone: "13900002222" }), none),
  row(printReceipt, async (ids) => ({ ref: await ids.entry() })),
  row(printSettlement, async (ids) => ({ batchId: await ids.settledBatch() })),
  row(uploadJournal, async (ids) => ({ ...journal, terminalId: await ids.terminal() })),
];

type PlatformRow = { readonly name: string; readonly run: (ctx: Context) => Promise<unknown> };

function platformRow<S extends z.ZodType, V>(
  operation: PlatformOperation<S, V>,
  input: unknown,
): PlatformRow {
  return { name: operation.name, run: (ctx) => runPlatformOperation(operation, ctx, input) };
}

/** Of the platform alone: no role of a merchant has them, whoever they name. */
export const PLATFORM: readonly PlatformRow[] = [
  platformRow(createMerchant, {
    name: "邻家",
    slug: "next-door",
    store: { name: "总店" },
    owner: { login: "li", name: "李" },
    supervisor: { name: "主管" },
  }),
  platformRow(createOwner, { merchant: "next-door", login: "me", name: "我" }),
];
