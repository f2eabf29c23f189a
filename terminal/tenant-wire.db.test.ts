import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { isOperation, specOf } from "./protocol/operations";
import { commitWithoutWaiting } from "./test/commit-without-waiting";
import { type Digester, merchantDigester } from "./test/merchant-digest";
import { type RawReply, say, traced, untraced } from "./test/raw-message";
import { missingCases, WIRE_CASES, type WireCase } from "./test/wire-cases";
import { NOBODYS, type WireIds, type WireShop, wireShop } from "./test/wire-ids";

// What a terminal may name, for every operation of the wire: its own merchant's, another merchant's, nobody's.
const { ownerUrl } = testDatabase();

let digest: Digester;
let theirs: WireShop;
let tries = 0;

beforeAll(async () => {
  await commitWithoutWaiting(ownerUrl);
  digest = await merchantDigester(ownerUrl);
  theirs = await wireShop("88");
});
afterAll(async () => {
  await digest.end();
  console.log(`tenant matrix of the wire: ${Object.keys(WIRE_CASES).length} operations, ${tries} tries`);
});

const cases = Object.entries(WIRE_CASES).flatMap(([op, ways]) =>
  typeof ways === "string" ? [] : ways.map((way) => ({ op, way, about: way.about })),
);

test("every operation of the protocol has its case", () => {
  expect(missingCases()).toEqual([]);
});

/** What came of it, without what is different in any two answers. */
async function told(op: string, way: WireCase, shop: WireShop, named: WireIds) {
  tries += 1;
  const keyed = isOperation(op) && specOf(op).kind === "T";
  const trace = keyed ? shop.nextTrace() : 0;
  const data = way.data(named, shop.ids, { at: shop.at, trace, shop });
  const reply: RawReply = await say(shop.at, keyed ? traced(op, trace, data) : untraced(op, data));
  const { code, data: answered } = reply;
  return { code, data: answered };
}

describe.each(cases)("$op, by $about", ({ op, way }) => {
  test("another merchant's is not there", async () => {
    const shop = await wireShop("87");
    const before = await digest.of(theirs.merchant.merchantId);
    const foreign = await told(op, way, shop, theirs.ids);
    const nobodys = await told(op, way, shop, NOBODYS);
    if (way.foreign === "same") expect(foreign).toEqual(nobodys);
    else {
      expect(foreign).toEqual({ code: "106", data: {} });
      expect(nobodys).toEqual({ code: "104", data: {} });
    }
    expect(await digest.of(theirs.merchant.merchantId)).toBe(before);
    // One's own is: or the two before would prove nothing.
    expect(await told(op, way, shop, shop.ids)).not.toEqual(nobodys);
  });
});
