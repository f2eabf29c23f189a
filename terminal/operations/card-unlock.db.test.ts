import { beforeAll, describe, expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { grantApproval } from "@/features/approvals/operations/grant-approval";
import { runOperation } from "@/server/operation";
import { copiesOf } from "../test/card-copies";
import { cardAt, mustDo, type RawTill, rawTill } from "../test/raw-till";

testDatabase();

const PIN = "246810";
let issuer: TestMerchant;
let other: TestMerchant;
let there: RawTill;

beforeAll(async () => {
  issuer = await makeMerchant({ fenPerPoint: 100n });
  other = await makeMerchant({ fenPerPoint: 100n });
  there = await rawTill(other);
});

const bind = (till: RawTill, no: string, pin = PIN) => mustDo(till, "card.bind", { card: { no } }, { pin });
const spend = (till: RawTill, no: string, amount = 100, pin = PIN) =>
  till.do("spend", { card: { no }, amount }, { pin });
const eventsOf = async (of: TestMerchant, cardNo: string) =>
  (await auditRows(of)).filter(({ entityId, name }) => entityId === cardNo && name !== "card.open");

describe("card.unlock", () => {
  async function lostCard(pin: string | null = PIN) {
    const made = await cardAt(issuer, { pin, paid: 1_000 });
    await bind(there, made.no, pin ?? "");
    await mustDo(made.till, "card.reportLost", { card: { no: made.no } });
    return made;
  }

  test("with the PIN, everywhere at once", async () => {
    const { no, till } = await lostCard();
    const body = there.body("card.unlock", { card: { no } }, { pin: PIN });
    expect(await there.say(body)).toMatchObject({ code: "000", data: { state: "active" } });
    expect(await there.say(body)).toMatchObject({ code: "000", replayed: true });
    expect(await spend(till, no)).toMatchObject({ code: "000" });
    const { state, copies } = await copiesOf(no);
    expect([state, ...copies.map((copy) => copy.state)]).toEqual(["active", "active", "active"]);
    expect((await eventsOf(other, no)).at(-1)).toMatchObject({
      name: "card.unlock",
      actorKind: "operator",
      after: { state: "active", checked: "pin", approvedBy: "" },
    });
    expect((await eventsOf(issuer, no)).at(-1)).toMatchObject({ name: "card.unlock", actorKind: "system" });
  });

  test("a wrong PIN is counted at every merchant, and the card stays lost", async () => {
    const { no, till } = await lostCard();
    expect(await till.do("card.unlock", { card: { no } }, { pin: "000000" })).toMatchObject({
      code: "101",
      data: { triesLeft: 4 },
    });
    const { state, copies } = await copiesOf(no);
    expect(state).toBe("lost");
    expect(copies.map(({ pinFails }) => pinFails)).toEqual([1, 1]);
  });

  test("without the PIN a second person agrees, and is named; alone it asks for one", async () => {
    const { no, till } = await lostCard();
    const asked = await till.do("card.unlock", { card: { no } });
    expect(asked).toMatchObject({ code: "108", data: { approvalId: expect.stringMatching(/^\d+$/) } });
    const wrong = await till.do("card.unlock", { card: { no } }, { supervisor: "999999" });
    expect(wrong).toMatchObject({ code: "110" });
    expect((await copiesOf(no)).state).toBe("lost");
    const done = await till.do("card.unlock", { card: { no } }, { supervisor: issuer.supervisor.password });
    expect(done).toMatchObject({ code: "000", data: { state: "active" } });
    expect(JSON.stringify(done.data?.receipt)).toContain("00 主管");
    expect((await eventsOf(issuer, no)).at(-1)).toMatchObject({
      after: { checked: "secondPerson", approvedBy: "00 主管" },
    });
  });

  test("by an approval from the portal, once, for this card alone", async () => {
    const { no, till } = await lostCard();
    const second = await lostCard();
    const asked = await till.do("card.unlock", { card: { no } });
    const approvalId = String(asked.data?.approvalId);
    expect(await till.do("card.unlock", { card: { no }, approvalId })).toMatchObject({ code: "108" });
    const grant = { approvalId, password: issuer.owner.password };
    await runOperation(grantApproval, portalContextOf(issuer), grant);
    const elsewhere = await till.do("card.unlock", { card: { no: second.no }, approvalId });
    expect(elsewhere).toMatchObject({ code: "115", data: { approval: "other" } });
    expect(await till.do("card.unlock", { card: { no }, approvalId })).toMatchObject({ code: "000" });
    expect((await eventsOf(issuer, no)).at(-1)).toMatchObject({
      after: { checked: "secondPerson", approvedBy: "王老板" },
    });
    await mustDo(till, "card.reportLost", { card: { no } });
    expect(await till.do("card.unlock", { card: { no }, approvalId })).toMatchObject({
      code: "115",
      data: { approval: "used" },
    });
  });

  test("a card without a PIN is no proof of anything", async () => {
    const { no, till } = await cardAt(issuer, { pin: null });
    await mustDo(till, "card.reportLost", { card: { no } });
    expect(await till.do("card.unlock", { card: { no } }, { pin: PIN })).toMatchObject({ code: "108" });
  });

  test("a card in use needs none, an unknown one is not there", async () => {
    const { no, till } = await cardAt(issuer);
    expect(await till.do("card.unlock", { card: { no } }, { pin: PIN })).toMatchObject({
      code: "113",
      data: { state: "active" },
    });
    const unbound = await there.do("card.unlock", { card: { no } }, { pin: PIN });
    expect(unbound).toMatchObject({ code: "106" });
  });
});
