import { expect, test } from "vitest";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { denyApproval } from "@/features/approvals/operations/deny-approval";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { now } from "@/server/clock";
import { runOperation } from "@/server/operation";
import { scriptedCounter } from "@/terminal/test/scripted-counter";
import { AWAIT_WITHDRAWAL, type ScriptedFront } from "./test/scripted-front";

testDatabase();

const PASSWORD = "123456";
const SIGN_IN = ["01", PASSWORD];

/** The number on the newest 108. */
function asked(front: ScriptedFront): string {
  const declined = front.shown.findLast((outcome) => outcome.kind === "declined" && outcome.code === "108");
  if (declined?.kind !== "declined") throw new Error("nothing was asked for");
  return String(declined.data.approvalId);
}

async function grant(merchant: TestMerchant, approvalId: string): Promise<void> {
  const { password } = merchant.owner;
  await runOperation(grantApproval, portalContextOf(merchant, "owner"), { approvalId, password });
}

async function shopWithSpend() {
  const merchant = await makeMerchant();
  const [card = ""] = await makeStockCards(merchant, 1);
  const counter = await scriptedCounter(merchant, now());
  await counter.play([
    ...SIGN_IN,
    ...["1", "13912340009", "", "", "", card, "", "246810", "246810", "", "", "111111", "100", "", ""],
    ...[card, "1", "20", "246810"],
  ]);
  return { merchant, card, counter, refund: ["", "5-4", "2", "", card, "", "5", "246810", "2"] };
}

test("an operation left waiting is found again at 0-6 after a power cut, without its secrets, and finished once granted", async () => {
  const { merchant, counter, refund } = await shopWithSpend();
  const left = await counter.play([...SIGN_IN, ...refund, "q"]);
  expect(left.front.outcomes().at(-1)).toBe("refund 108");
  expect(left.front.prompts.at(-2)).toMatchObject({ kind: "waiting", title: { zh: "退货" } });
  expect(left.front.spoken()).toContain("可在 0-6 继续");
  expect(left.statuses.at(-1)?.waitingApprovals).toBe(1);
  expect(counter.memory.kept().approvals).toMatchObject([{ op: "refund", operator: "01", secrets: ["pin"] }]);
  expect(JSON.stringify(counter.memory.kept())).not.toContain("246810");

  const approvalId = asked(left.front);
  const next = await counter.play([
    ...SIGN_IN,
    async (front) => {
      await grant(merchant, approvalId);
      counter.clock.tick(15_000);
      await expect.poll(() => front.rings).toBe(1);
      return "";
    },
    ...["0-6", "", "000000", "246810"],
    ...["", "0-6"],
  ]);
  expect(next.front.left()).toEqual([]);
  expect(next.front.spoken()).toContain("“退货”已批准，请到 0-6 办理。");
  expect(next.front.outcomes().slice(1)).toEqual(["refund 101", "refund 000"]);
  expect(next.front.dataOf("refund")).toMatchObject({ left: 1_500 });
  expect(next.front.spoken()).toContain("没有等待审批的业务");
  expect(counter.memory.kept().approvals).toEqual([]);
});

test("a denial withdraws the waiting screen and is told with the approver's words; nothing is done", async () => {
  const { merchant, counter, refund } = await shopWithSpend();
  const { front } = await counter.play([
    ...SIGN_IN,
    ...refund,
    async (seen) => {
      const input = { approvalId: asked(seen), reason: "小票不符", password: merchant.owner.password };
      await runOperation(denyApproval, portalContextOf(merchant, "owner"), input);
      counter.clock.tick(5_000);
      return AWAIT_WITHDRAWAL;
    },
  ]);
  expect(front.left()).toEqual([]);
  expect(front.spoken()).toContain("没有批准（小票不符），没有办理。");
  expect(front.outcomes()).not.toContain("refund 000");
  expect(counter.memory.kept().approvals).toEqual([]);
});

test("5-3 is the supervisor's own: a cashier is told so at once, a supervisor does it with the own password", async () => {
  const { counter, card } = await shopWithSpend();
  const cashier = await counter.play([...SIGN_IN, "", "5-3"]);
  expect(cashier.front.left()).toEqual([]);
  expect(cashier.front.spoken()).toContain("这位操作员没有这项权限");
  expect(cashier.front.outcomes()).toEqual(["operator.signIn 000"]);
  const supervisor = await counter.play([
    ...["00", PASSWORD, "q"],
    ...["", "5-1", "1", "", PASSWORD, "2", "", card, "", "246810"],
    ...["", "5-3", "111111", "1", "", PASSWORD, "1", "", card, "", "246810"],
  ]);
  expect(supervisor.front.left()).toEqual([]);
  expect(supervisor.front.outcomes()).toEqual(["operator.signIn 000", "void 000", "void 000"]);
  expect(supervisor.front.dataOf("void")).toMatchObject({ principal: 0, bonus: 0 });
});
