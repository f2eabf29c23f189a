import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { makeStockCards } from "@/db/test/factories";
import { verifyLedger } from "@/ledger/verify";
import {
  balanceOf,
  counterScene,
  ledgerDigest,
  PIN,
  rechargeBody,
  signedOnTerminal,
  spendBody,
} from "./test/counter-scene";
import { type RawSession, say, sealed, traced } from "./test/raw-message";

testDatabase();

test("one card, 64 terminals at once: approvals are floor(balance / amount), never below zero", async () => {
  const { card, merchant } = await counterScene(100_000);
  const amount = 777;
  const tills = await Promise.all(Array.from({ length: 64 }, () => signedOnTerminal(merchant)));
  const perTill = 8;
  const replies = await Promise.all(
    tills.flatMap(({ at }) =>
      Array.from({ length: perTill }, (_, i) => say(at, spendBody(at, i + 1, card, amount))),
    ),
  );
  const approved = replies.filter((reply) => reply.code === "000").length;
  const declined = replies.filter((reply) => reply.code === "100").length;
  expect(approved).toBe(Math.floor(100_000 / amount));
  expect(approved + declined).toBe(64 * perTill);
  const { principal } = await balanceOf(merchant.merchantId, card);
  expect(principal).toBe(100_000n - BigInt(approved * amount));
  console.log(
    `one card: ${replies.length} spends from 64 terminals, approved ${approved}, left ${principal} fen`,
  );
});

test("settlements racing with operations: every entry in exactly one batch, sums equal", async () => {
  const { merchant, card } = await counterScene(10_000_000);
  const { at } = await signedOnTerminal(merchant);
  const rounds = 40;
  let approved = 0;
  for (let round = 0; round < rounds; round += 1) {
    const first = round * 6 + 1;
    const spends = [0, 1, 2, 3, 4].map((n) => say(at, spendBody(at, first + n, card, first + n)));
    const settle = say(at, traced("batch.settle", first + 5, { operator: "01", totals: {} }));
    expect(await settle).toMatchObject({ code: "000" });
    for (const reply of await Promise.all(spends)) {
      expect(reply.code).toBe("000");
      approved += 1;
    }
  }
  await say(at, traced("batch.settle", rounds * 6 + 1, { operator: "01", totals: {} }));
  const [row] = await ledgerSql()<{ settled: number; counted: number }[]>`
    select count(*)::int as settled, sum(entry_count)::int as counted from settlements
    where terminal_id = ${at.terminal}::bigint`;
  expect(row).toEqual({ settled: rounds + 1, counted: approved });
  console.log(`settlements racing: ${row?.settled}, operations: ${approved}, in two batches or none: 0`);
});

test("a whole history sent again, shuffled, twice, changes no row", async () => {
  const { merchant, card, at: first } = await counterScene();
  const tills = [
    first,
    ...(await Promise.all([1, 2, 3].map(async () => (await signedOnTerminal(merchant)).at))),
  ];
  const sent: { at: RawSession; body: string }[] = [];
  for (let n = 0; n < 60; n += 1) {
    const at = tills[n % tills.length];
    if (!at) continue;
    const trace = 10 + n;
    const body =
      n % 5 === 0
        ? rechargeBody(at, trace, card, 500 + n, merchant.rechargePassword)
        : spendBody(at, trace, card, 100 + n * 50);
    sent.push({ at, body });
    await say(at, body);
  }
  const before = await ledgerDigest(merchant.merchantId);
  for (let round = 0; round < 2; round += 1) {
    const shuffled = sent
      .map((item) => ({ item, rank: randomBytes(4).readUInt32BE() }))
      .sort((a, b) => a.rank - b.rank);
    const replies = await Promise.all(shuffled.map(({ item }) => say(item.at, item.body)));
    expect(replies.every((reply) => reply.replayed)).toBe(true);
  }
  expect(await ledgerDigest(merchant.merchantId)).toBe(before);
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
