import { afterAll, beforeAll, expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { makeStockCards } from "@/db/test/factories";
import { verifyLedger } from "@/ledger/verify";
import { oneCard } from "./test/chaos/one-card";
import { ownPlace, type Place } from "./test/chaos/place";
import { settlements } from "./test/chaos/settlements";
import { SEED, wrongOf } from "./test/chaos/told";
import { counterScene, PIN, signedOnTerminal } from "./test/counter-scene";
import { say, sealed, traced } from "./test/raw-message";

const { ownerUrl } = testDatabase();

let place: Place;
beforeAll(async () => {
  place = await ownPlace(ownerUrl);
});
afterAll(() => place.leave());

test("one card, 64 terminals at once: approvals are floor(balance / amount), never below zero", async () => {
  expect(wrongOf("one-card", await oneCard(place, { count: 512, seed: SEED }))).toEqual([]);
});

test("settlements racing with operations: every entry in exactly one batch, sums equal", async () => {
  expect(wrongOf("settlements", await settlements(place, { count: 80, seed: SEED }))).toEqual([]);
});

test("the same stock number opened at two terminals at once is opened once", async () => {
  const { merchant } = await counterScene();
  const [no = ""] = await makeStockCards(merchant, 1);
  const tills = await Promise.all(Array.from({ length: 6 }, () => signedOnTerminal(merchant)));
  const replies = await Promise.all(
    tills.map(({ at }, i) =>
      say(
        at,
        traced("card.open", 1, {
          operator: "01",
          card: { no },
          phone: `1380000000${i}`,
          newPin: sealed(at, 1, "newPin", no, PIN),
        }),
      ),
    ),
  );
  expect(replies.filter((reply) => reply.code === "000")).toHaveLength(1);
  expect(replies.filter((reply) => reply.code === "113")).toHaveLength(5);
});

test("the application's own role can add to the ledger, and nothing else", async () => {
  await counterScene();
  for (const table of ["entries", "requests", "reversals", "batches", "settlements", "audit_events"]) {
    for (const statement of [
      `update ${table} set merchant_id = merchant_id`,
      `delete from ${table}`,
      `truncate ${table}`,
    ]) {
      await expect(ledgerSql().unsafe(statement)).rejects.toMatchObject({ code: "42501" });
    }
  }
});

test("invariants hold after all of it", async () => {
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
});
