import { expect, test } from "vitest";
import { auditRows } from "@/db/test/audit-rows";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant } from "@/db/test/factories";
import { runOperation } from "@/server/operation";
import { copiesOf, rowsOf } from "@/terminal/test/card-copies";
import { cardAt, mustDo } from "@/terminal/test/raw-till";
import { changePin } from "./operations/change-pin";
import { resetPin } from "./operations/reset-pin";
import { unbindCard } from "./operations/unbind-card";
import { unlockCard } from "./operations/unlock-card";

testDatabase();

const PIN = "246810";

test("nobody in the portal can say that a PIN was right or that another person agreed", async () => {
  const shop = await makeMerchant();
  const ctx = portalContextOf(shop);
  const { no, till } = await cardAt(shop);
  const lost = (await cardAt(shop)).no;
  await mustDo(till, "card.reportLost", { card: { no: lost } });
  const before = [await rowsOf(no, shop.merchantId), await rowsOf(lost, shop.merchantId)];
  for (const checked of ["pin", "noPin", "secondPerson"]) {
    const refused = { reason: "HOLDER_NOT_CHECKED", detail: { check: checked } };
    const change = { cardNo: no, newPin: "135790", checked };
    await expect(runOperation(changePin, ctx, change)).rejects.toMatchObject(refused);
    await expect(runOperation(resetPin, ctx, change)).rejects.toMatchObject(refused);
    await expect(runOperation(unlockCard, ctx, { cardNo: lost, checked })).rejects.toMatchObject(refused);
  }
  expect([await rowsOf(no, shop.merchantId), await rowsOf(lost, shop.merchantId)]).toEqual(before);
});

test("who vouches in the portal is in the audit, with the way; a name they give for someone else is not", async () => {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop);
  await mustDo(till, "card.reportLost", { card: { no } });
  const asked = { cardNo: no, checked: "document", approvedBy: "00 主管" };
  await runOperation(unlockCard, portalContextOf(shop, "supervisor"), asked);
  expect((await copiesOf(no)).state).toBe("active");
  expect((await auditRows(shop)).at(-1)).toMatchObject({
    name: "card.unlock",
    actorKind: "user",
    actorId: shop.owner.userId,
    door: "portal",
    after: { state: "active", checked: "document", approvedBy: "" },
  });
});

test("a PIN set in the portal is the one the terminal asks for", async () => {
  const shop = await makeMerchant();
  const { no, till } = await cardAt(shop, { paid: 500 });
  for (let tries = 0; tries < 5; tries += 1)
    await till.do("spend", { card: { no }, amount: 100 }, { pin: "000000" });
  expect(await till.do("spend", { card: { no }, amount: 100 }, { pin: PIN })).toMatchObject({ code: "102" });
  const asked = { cardNo: no, newPin: "１３５７９０", checked: "phone" };
  await expect(runOperation(resetPin, portalContextOf(shop, "owner"), asked)).resolves.toMatchObject({
    hasPin: true,
  });
  expect(await till.do("spend", { card: { no }, amount: 100 }, { pin: "135790" })).toMatchObject({
    code: "000",
  });
});

test("the issuer's own card is not unbound in the portal either", async () => {
  const shop = await makeMerchant();
  const { no } = await cardAt(shop);
  const asked = { cardNo: no, checked: "inPerson" };
  await expect(runOperation(unbindCard, portalContextOf(shop), asked)).rejects.toMatchObject({
    reason: "ISSUED_HERE",
  });
  expect((await copiesOf(no)).copies).toMatchObject([{ state: "active" }]);
});
