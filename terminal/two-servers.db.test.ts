import { expect, test, vi } from "vitest";
import { ledgerSql } from "@/db/client";
import { testDatabase } from "@/db/test/database";
import { makeOperator } from "@/db/test/factories";
import { removeOperator } from "@/features/operators/operations/remove-operator";
import { verifyLedger } from "@/ledger/verify";
import { adminContext, runOperation } from "@/server/operation";
import { handleTerminalRequest } from "./handler";
import { balanceOf, counterScene, signedOnTerminal, spendBody } from "./test/counter-scene";
import { type RawReply, type RawSession, say, traced } from "./test/raw-message";

testDatabase();

// Every module of the product a second time, with lanes and memories of its own: what stands between two servers is
// the database alone.
vi.resetModules();
const { handleTerminalRequest: handleAtSecond } = await import("./handler");
const servers = [handleTerminalRequest, handleAtSecond] as const;

const MOST_TRIES = 50;

/** As a terminal would: asked to come back later, it sends the same again. */
async function decided(at: RawSession, body: string, server: number): Promise<RawReply> {
  for (let n = 1; ; n += 1) {
    const reply = await say(at, body, servers[server % 2]);
    if (reply.code !== "301" || n === MOST_TRIES) return reply;
  }
}

test("one card at two servers: approvals are floor(balance / amount), never below zero", async () => {
  const { card, merchant } = await counterScene(50_000);
  const amount = 777;
  const tills = await Promise.all(Array.from({ length: 24 }, () => signedOnTerminal(merchant)));
  const replies = await Promise.all(
    tills.flatMap(({ at }, till) =>
      [1, 2, 3, 4].map((trace) => decided(at, spendBody(at, trace, card, amount), till)),
    ),
  );
  const count = (code: string) => replies.filter((reply) => reply.code === code).length;
  expect(count("000")).toBe(Math.floor(50_000 / amount));
  expect(count("000") + count("100")).toBe(24 * 4);
  expect((await balanceOf(merchant.merchantId, card)).principal).toBe(
    50_000n - BigInt(count("000") * amount),
  );
  console.log(`one card at two servers: ${replies.length} spends, approved ${count("000")}`);
});

test("PIN guesses at two servers: five are judged, then the card is locked", async () => {
  const { card, merchant } = await counterScene();
  const tills = await Promise.all(Array.from({ length: 20 }, () => signedOnTerminal(merchant)));
  const replies = await Promise.all(
    tills.flatMap(({ at }, till) =>
      [1, 2].map((trace) => decided(at, spendBody(at, trace, card, 100, String(100_000 + trace)), till)),
    ),
  );
  const count = (code: string) => replies.filter((reply) => reply.code === code).length;
  expect(count("101")).toBe(5);
  expect(count("102")).toBe(35);
});

test("one message at both servers at once takes effect once", async () => {
  const { at, card, merchant } = await counterScene();
  for (let trace = 3; trace < 23; trace += 1) {
    const body = spendBody(at, trace, card, 1000);
    const replies = await Promise.all([0, 1, 0, 1].map((server) => decided(at, body, server)));
    expect(replies.map((reply) => reply.code)).toEqual(["000", "000", "000", "000"]);
    expect(replies.filter((reply) => !reply.replayed)).toHaveLength(1);
  }
  expect((await balanceOf(merchant.merchantId, card)).principal).toBe(100_000n - 20_000n);
});

test("a settlement at one server while the other books: every entry in exactly one batch", async () => {
  const { merchant, card } = await counterScene(10_000_000);
  const { at } = await signedOnTerminal(merchant);
  const rounds = 15;
  let approved = 0;
  for (let round = 0; round < rounds; round += 1) {
    const first = round * 6 + 1;
    const spends = [0, 1, 2, 3, 4].map((n) => decided(at, spendBody(at, first + n, card, 100 + n), 0));
    const settle = decided(at, traced("batch.settle", first + 5, { operator: "01", totals: {} }), 1);
    expect(await settle).toMatchObject({ code: "000" });
    approved += (await Promise.all(spends)).filter((reply) => reply.code === "000").length;
  }
  await say(at, traced("batch.settle", rounds * 6 + 1, { operator: "01", totals: {} }));
  const [row] = await ledgerSql()<{ settled: number; counted: number }[]>`
    select count(*)::int as settled, sum(entry_count)::int as counted from settlements
    where terminal_id = ${at.terminal}::bigint`;
  expect(row).toEqual({ settled: rounds + 1, counted: approved });
  expect(approved).toBe(rounds * 5);
  expect(await verifyLedger()).toMatchObject({ ok: true, firstBad: null });
});

test("an operator removed by way of one server can do nothing at the other from then on", async () => {
  const { merchant, card } = await counterScene();
  const leaving = await makeOperator(merchant, { no: "05", name: "小赵", role: "cashier" });
  const { at } = await signedOnTerminal(merchant);
  const settle = (trace: number) => traced("batch.settle", trace, { operator: "05", totals: {} });
  expect(await decided(at, settle(1), 1)).toMatchObject({ code: "000" });
  await runOperation(removeOperator, adminContext(merchant.merchantId), { operatorId: String(leaving.id) });
  expect(await decided(at, settle(2), 1)).toMatchObject({ code: "115" });
  expect(await decided(at, spendBody(at, 3, card, 100), 1)).toMatchObject({ code: "000" });
});
