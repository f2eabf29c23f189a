import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { generateStock } from "@/features/cards/operations/generate-stock";
import { createMerchant } from "@/features/merchants/operations/create-merchant";
import { addOperator } from "@/features/operators/operations/add-operator";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import {
  adminContext,
  type Context,
  platformContext,
  runOperation,
  runPlatformOperation,
} from "@/server/operation";
import { memoryIdentity } from "@/terminal/client/identity-memory";
import { memoryJournal } from "@/terminal/client/journal-memory";
import { Terminal } from "@/terminal/client/terminal";
import { fetchTransport } from "@/terminal/client/transport";
import { handleTerminalRequest } from "@/terminal/handler";
import { sessionKeysOf } from "@/terminal/node-crypto";
import { fromBase64url, toBase64url } from "@/terminal/protocol/base64url";
import type { BenchTerminal } from "./plan";

export const OPERATOR = "01";
export const PIN = "246810";
const RECHARGE_PASSWORD = "111111";
const MERCHANTS = 8;
const CARDS_EACH = 4;
/** 10 million yuan: no card runs dry. */
const PAID_FEN = 1_000_000_000;

const transport = fetchTransport("http://localhost", {
  timeoutMs: 60_000,
  fetch: (url, init) => handleTerminalRequest(new Request(url, init)),
});

/** Merchants, terminals and cards, all made through the operations; an eleventh of every balance is bonus. */
export async function populate(terminals: number): Promise<BenchTerminal[]> {
  const perMerchant = Math.ceil(terminals / MERCHANTS);
  const made: BenchTerminal[] = [];
  for (let n = 0; n < Math.min(MERCHANTS, terminals); n += 1) {
    const merchant = await addMerchant(n, perMerchant * CARDS_EACH);
    const mine = Array.from({ length: perMerchant }, (_, place) => addTerminal(merchant, place));
    made.push(...(await Promise.all(mine)));
  }
  return interleaved(made, perMerchant).slice(0, terminals);
}

/** Whoever takes the first few terminals gets some of every merchant. */
function interleaved(made: readonly BenchTerminal[], perMerchant: number): BenchTerminal[] {
  const places = Array.from({ length: perMerchant }, (_, place) => place);
  return places.flatMap((place) => made.filter((_, index) => index % perMerchant === place));
}

type Merchant = {
  readonly n: number;
  readonly ctx: Context;
  readonly storeId: bigint;
  readonly cardNos: readonly string[];
};

async function addMerchant(n: number, stock: number): Promise<Merchant> {
  const { merchantId, storeId } = await runPlatformOperation(createMerchant, platformContext(), {
    name: `青山茶舍 ${n + 1}`,
    slug: `bench-${n + 1}`,
    store: { name: "总店" },
    owner: { login: "owner", name: "王老板" },
    supervisor: { name: "王芳", password: "123456" },
    rechargePassword: RECHARGE_PASSWORD,
    settings: { pointsRule: { fenPerPoint: 100n, base: "whole" } },
  });
  const ctx = adminContext(merchantId);
  await runOperation(addOperator, ctx, { no: OPERATOR, name: "小李", newPassword: "123456" });
  await runOperation(createTier, ctx, { name: "充一百送十", from: "100", give: "percent", value: "10" });
  await runOperation(generateStock, ctx, { count: stock });
  const rows = await db()
    .select({ cardNo: cards.cardNo })
    .from(cards)
    .where(eq(cards.issuerId, merchantId))
    .orderBy(asc(cards.cardNo));
  return { n, ctx, storeId, cardNos: rows.map((row) => row.cardNo) };
}

/** Registered, activated with its code, signed on; its cards opened with a PIN and recharged at it, one spend tried. */
async function addTerminal({ n, ctx, storeId, cardNos }: Merchant, place: number): Promise<BenchTerminal> {
  const named = { storeId, name: `收银台 ${place + 1}` };
  const { terminalId } = await runOperation(registerTerminal, ctx, named);
  const { code } = await runOperation(issueActivationCode, ctx, { terminalId });
  const identity = memoryIdentity();
  const journal = memoryJournal();
  const quiet = { screen: { show: () => {} }, printer: { print: () => {} } };
  const terminal = new Terminal({ transport, journal, identity, ...quiet });
  const activated = await terminal.activate(code);
  const signedOn = await terminal.signOn();
  if (activated.kind !== "activated" || signedOn.kind !== "signed-on")
    throw new Error(`a terminal could not start: ${JSON.stringify([activated.kind, signedOn])}`);
  const mine = cardNos.slice(place * CARDS_EACH, (place + 1) * CARDS_EACH);
  for (const [index, no] of mine.entries()) {
    const phone = `139${String(n * 1_000_000 + place * CARDS_EACH + index).padStart(8, "0")}`;
    await prepareCard(terminal, no, phone);
  }
  const spent = await terminal.perform("spend", {
    operator: OPERATOR,
    card: { no: mine[0] ?? "" },
    amount: 2800,
    pin: PIN,
  });
  if (spent.kind !== "done") throw new Error(`a terminal could not spend: ${JSON.stringify(spent)}`);
  const { session, salt } = signedOn.info;
  const keys = sessionKeysOf(bytesOf(activated.identity.key), bytesOf(salt));
  return {
    terminal: activated.identity.terminal,
    session,
    macKey: toBase64url(keys.mac),
    pinKey: toBase64url(keys.pin),
    cards: mine,
  };
}

async function prepareCard(terminal: Terminal, no: string, phone: string): Promise<void> {
  const operator = OPERATOR;
  const card = { no };
  const opened = await terminal.perform("card.open", { operator, card, phone, name: "李雷", newPin: PIN });
  const recharged = await terminal.perform("recharge", {
    operator,
    card,
    paid: PAID_FEN,
    tender: "cash",
    rechargePassword: RECHARGE_PASSWORD,
  });
  if (opened.kind !== "done" || recharged.kind !== "done")
    throw new Error(`a card could not be prepared: ${JSON.stringify([opened, recharged])}`);
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  if (!bytes) throw new Error("not base64url");
  return bytes;
}
