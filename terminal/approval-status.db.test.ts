import { expect, test } from "vitest";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { denyApproval } from "@/features/approvals/operations/deny-approval";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { runOperation } from "@/server/operation";
import { wiredTerminal } from "@/terminal/test/wired-terminal";

testDatabase();

const asked = { operator: "01", no: "07", name: "小吴", newPassword: "135790" };

async function shopWithRequest() {
  const shop = await makeMerchant();
  const { terminal } = await wiredTerminal(shop);
  const outcome = await terminal.perform("operator.add", asked);
  expect(outcome).toMatchObject({ kind: "declined", code: "108" });
  const data = "data" in outcome ? outcome.data : null;
  const approvalId = data && "approvalId" in data ? String(data.approvalId) : "";
  const typed = { approvalId, password: shop.owner.password };
  return { shop, terminal, approvalId, typed };
}

test("a request is followed from pending to used, and the deed is done once", async () => {
  const { shop, terminal, approvalId, typed } = await shopWithRequest();
  const status = () => terminal.query("approval.status", { approvalId });
  expect(await status()).toMatchObject({ data: { status: "pending", approver: null, reason: "" } });
  expect(await terminal.perform("operator.add", { ...asked, approvalId })).toMatchObject({ code: "108" });
  await runOperation(grantApproval, portalContextOf(shop), typed);
  expect(await status()).toMatchObject({ data: { status: "granted", approver: "王老板" } });
  const other = await terminal.perform("operator.add", { ...asked, no: "08", approvalId });
  expect(other).toMatchObject({ kind: "declined", code: "115" });
  expect(await terminal.perform("operator.add", { ...asked, approvalId })).toMatchObject({ kind: "done" });
  expect(await status()).toMatchObject({ data: { status: "used" } });
  const again = await terminal.perform("operator.add", { ...asked, approvalId });
  expect(again.kind).toBe("declined");
});

test("a denial is told with its reason", async () => {
  const { shop, terminal, approvalId, typed } = await shopWithRequest();
  await runOperation(denyApproval, portalContextOf(shop), { ...typed, reason: "先找我谈" });
  expect(await terminal.query("approval.status", { approvalId })).toMatchObject({
    data: { status: "denied", reason: "先找我谈", approver: "王老板" },
  });
  expect(await terminal.perform("operator.add", { ...asked, approvalId })).toMatchObject({ code: "115" });
});

test("another terminal's request is as unknown as one that was never made", async () => {
  const { shop, approvalId } = await shopWithRequest();
  const elsewhere = await wiredTerminal(shop);
  const stranger = await wiredTerminal(await makeMerchant());
  const answers = [
    await elsewhere.terminal.query("approval.status", { approvalId }),
    await stranger.terminal.query("approval.status", { approvalId }),
    await elsewhere.terminal.query("approval.status", { approvalId: "999999999" }),
  ];
  for (const answer of answers) expect(answer).toMatchObject({ kind: "refused", code: "114", data: {} });
});
