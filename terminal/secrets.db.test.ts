import { randomInt } from "node:crypto";
import { expect, test, vi } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeStockCards } from "@/db/test/factories";
import { createMerchant } from "@/features/merchants/operations/create-merchant";
import { addOperator } from "@/features/operators/operations/add-operator";
import { setOperatorPassword } from "@/features/operators/operations/set-operator-password";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { createUser } from "@/features/users/operations/create-user";
import { signIn } from "@/features/users/operations/sign-in";
import { now } from "@/server/clock";
import { keys } from "@/server/keys";
import { type Context, platformContext, runOperation, runPlatformOperation } from "@/server/operation";
import { mintScope } from "@/server/scope";
import { memoryIdentity } from "./client/identity-memory";
import { memoryJournal } from "./client/journal-memory";
import { Terminal } from "./client/terminal";
import type { Transport } from "./client/transport";
import { sessionKeysOf, sha256 } from "./node-crypto";
import { fromBase64url } from "./protocol/base64url";
import { type Canaries, dumpOf, plantBytes, plantText, postgresLog, sightings } from "./test/secret-canaries";
import { directTransport } from "./test/wired-terminal";
import { withoutTable } from "./test/without-table";

const said = vi.hoisted(() => ({ log: [] as string[] }));
vi.mock("@/server/log", async (original) => {
  const real = await original<typeof import("@/server/log")>();
  const logger = real.makeLogger("trace", { write: (line) => void said.log.push(line) });
  return { ...real, log: () => logger };
});

const { ownerUrl } = testDatabase();

/** Twelve digits, the longest a password may be: no figure of the run looks like them by chance. */
const digits = () => String(randomInt(100_000_000_000, 281_000_000_000));

const canaries: Canaries = new Map();
const password = {
  owner: plantText(canaries, "the owner's password", `wide canary ${digits()}`),
  wrongOwner: plantText(canaries, "a wrong password of the owner", `blue canary ${digits()}`),
  auditor: plantText(canaries, "the auditor's password", `grey canary ${digits()}`),
  supervisor: plantText(canaries, "the supervisor's password", digits()),
  cashier: plantText(canaries, "the cashier's first password", digits()),
  cashierAnew: plantText(canaries, "the cashier's new password", digits()),
  recharge: plantText(canaries, "the recharge password", digits()),
  wrongRecharge: plantText(canaries, "a wrong recharge password", digits()),
};
const pin = plantText(canaries, "the card PIN", digits());
const wrongPin = plantText(canaries, "a wrong card PIN", digits());

/** What the server sent, except the one reply whose purpose is to hand over a key. */
const replies: string[] = [];
const overheard: Transport = async (request) => {
  const reply = await directTransport(request);
  const text = Buffer.from(reply.body).toString();
  if (!request.body.includes('"terminal.activate"')) replies.push(text);
  const { session, salt } = JSON.parse(text).data ?? {};
  if (typeof salt === "string") plantSession(session, salt);
  return reply;
};
let terminalKey: Uint8Array = new Uint8Array();
function plantSession(session: number, salt: string): void {
  const derived = sessionKeysOf(terminalKey, fromBase64url(salt) ?? new Uint8Array());
  plantBytes(canaries, `the MAC key of session ${session}`, derived.mac);
  plantBytes(canaries, `the PIN key of session ${session}`, derived.pin);
}

/** A merchant whose every password is a canary, and what its operations answered. */
async function canaryMerchant(): Promise<{
  merchantId: bigint;
  storeId: bigint;
  owner: Context;
  values: string;
}> {
  const { merchantId, storeId, owner } = await runPlatformOperation(createMerchant, platformContext(), {
    name: "清茗茶馆",
    slug: "qingming",
    store: { name: "总店" },
    owner: { login: "wang", name: "王老板", password: password.owner },
    supervisor: { name: "李主管", password: password.supervisor },
    rechargePassword: password.recharge,
  });
  const ctx: Context = {
    scope: mintScope(merchantId),
    actor: { kind: "user", id: owner.userId, role: "owner", name: "王老板" },
    door: "portal",
    origin: "192.0.2.1",
    now: now(),
  };
  const added = await runOperation(addOperator, ctx, {
    no: "01",
    name: "小李",
    newPassword: password.cashier,
  });
  const again = await runOperation(setOperatorPassword, ctx, {
    operatorId: String(added.operatorId),
    newPassword: password.cashierAnew,
  });
  const auditor = await runOperation(createUser, ctx, auditorCalled("audit"));
  const values = JSON.stringify([added, again, auditor], (_, v) => (typeof v === "bigint" ? String(v) : v));
  return { merchantId, storeId, owner: ctx, values };
}

const without = (table: string, run: () => Promise<unknown>) => withoutTable(ownerUrl, table, run);
const LATE_PHONE = "13987654321";
const auditorCalled = (login: string) => ({
  login,
  name: "审计",
  role: "auditor",
  password: password.auditor,
});

test("no PIN, password or key is in any log line, table, reply or journal", async () => {
  const { merchantId, storeId, owner, values } = await canaryMerchant();
  for (const [number, key] of keys().verifier.byNumber) plantBytes(canaries, `verifier key ${number}`, key);
  for (const [number, key] of keys().seal.byNumber) plantBytes(canaries, `seal key ${number}`, key);
  plantBytes(canaries, "the chain key", keys().chain);
  plantText(canaries, "the portal's signing secret", keys().authSecret);

  const signInAs = (typed: string) =>
    signIn({
      typed: { merchant: "qingming", login: "wang", password: typed },
      address: "203.0.113.9",
      userAgent: "",
      now: now(),
    });
  expect((await signInAs(password.wrongOwner)).outcome).toBe("wrong");
  expect((await signInAs(password.owner)).outcome).toBe("in");

  const { terminalId } = await runOperation(registerTerminal, owner, {
    storeId: String(storeId),
    name: "收银台",
  });
  const issued = await runOperation(issueActivationCode, owner, { terminalId: String(terminalId) });
  plantText(canaries, "the activation code", issued.code);
  plantText(canaries, "the activation code as shown", issued.groups.slice(1).join("-"));
  plantBytes(canaries, "the activation MAC key", sha256(Buffer.from(issued.code, "ascii")));

  const journal = memoryJournal();
  const identity = memoryIdentity();
  const terminal = new Terminal({
    transport: overheard,
    journal,
    identity,
    screen: { show: (outcome) => void replies.push(JSON.stringify(outcome)) },
    printer: { print: (slip) => void replies.push(JSON.stringify(slip)) },
    wait: async () => {},
  });
  expect(await terminal.activate(issued.code)).toMatchObject({ kind: "activated" });
  terminalKey = fromBase64url((await identity.load())?.key ?? "") ?? terminalKey;
  plantBytes(canaries, "the terminal key", terminalKey);
  expect(await terminal.signOn()).toMatchObject({ kind: "signed-on" });

  const operator = "01";
  const [no = ""] = await makeStockCards({ merchantId }, 1);
  const card = { no };
  const rechargeWith = (rechargePassword: string) =>
    terminal.perform("recharge", { operator, card, paid: 10_000, tender: "cash", rechargePassword });
  const spendWith = (typed: string) => terminal.perform("spend", { operator, card, amount: 100, pin: typed });
  const voidWith = (voucher: string, word: string) =>
    terminal.perform("void", {
      operator,
      kind: "spend",
      voucher,
      card,
      pin,
      supervisor: { no: "00", password: word },
    });
  const opened = { operator, card, phone: "13912345678", name: "李雷", newPin: pin };
  const [unopened = ""] = await makeStockCards({ merchantId }, 1);
  const late = { ...opened, card: { no: unopened }, phone: LATE_PHONE };
  const codes: string[] = [];
  const note = (outcome: { kind: string; code?: string }) => codes.push(outcome.code ?? outcome.kind);
  note(await terminal.perform("operator.signIn", { operator, password: password.cashier }));
  note(await terminal.perform("operator.signIn", { operator, password: password.cashierAnew }));
  note(await terminal.perform("card.open", opened));
  note(await rechargeWith(password.wrongRecharge));
  note(await rechargeWith(password.recharge));
  note(await spendWith(wrongPin));
  const spent = await spendWith(pin);
  note(spent);
  const voucher = spent.kind === "done" ? (spent.data?.voucher ?? "") : "";
  note(await voidWith(voucher, password.cashier));
  note(await voidWith(voucher, password.supervisor));
  expect(codes).toEqual(["110", "000", "000", "111", "000", "101", "000", "110", "000"]);
  expect(await terminal.query("balance", { card, pin })).toMatchObject({ kind: "answer" });
  expect(await terminal.query("balance", { card, pin: wrongPin })).toMatchObject({ code: "101" });

  const quiet = said.log.length;
  await without("accounts", () => rechargeWith(password.recharge));
  await without("entries", () => spendWith(pin));
  await without("requests", () =>
    terminal.perform("operator.signIn", { operator, password: password.cashierAnew }),
  );
  await without("operators", () => voidWith(voucher, password.supervisor));
  await without("member_profiles", () => terminal.perform("card.open", late));
  await without("audit_events", () => signInAs(password.owner));
  for (const table of ["operators", "audit_events"])
    await without(table, () =>
      runOperation(addOperator, owner, { no: "02", name: "小王", newPassword: password.cashier }),
    );
  for (const table of ["users", "audit_events"])
    await without(table, () => runOperation(createUser, owner, auditorCalled("late")));
  await without("activation_codes", () =>
    runOperation(issueActivationCode, owner, { terminalId: String(terminalId) }),
  );
  expect(said.log.length).toBeGreaterThan(quiet);
  expect(await terminal.resume()).toBe(0);
  note(await terminal.perform("batch.settle", { operator, totals: await terminal.ownTotals() }));
  expect(codes.at(-1)).toBe("000");

  const dump = await dumpOf(ownerUrl);
  const stored = JSON.stringify(await journal.load());
  expect(dump).toContain(no);
  expect(stored).toContain(no);
  const seen = {
    log: sightings(canaries, said.log.join("")),
    postgresLog: sightings(canaries, postgresLog()),
    tables: sightings(canaries, dump),
    replies: sightings(canaries, replies.join("\n")),
    operations: sightings(canaries, values),
    journal: sightings(canaries, stored),
  };
  console.log(
    `secrets planted: ${canaries.size}; log lines ${said.log.length}, replies and screens ${replies.length}, ` +
      `dump ${dump.length} characters, seen anywhere: ${Object.values(seen).flat().length}`,
  );
  expect(seen).toEqual({
    log: [],
    postgresLog: [],
    tables: [],
    replies: [],
    operations: [],
    journal: [],
  });
});

// Drizzle's errors carry the statement's parameters in message, stack and `params`.
test("neither what is kept of secrets nor a member's phone reaches the log when a statement fails", () => {
  const written = said.log.join("");
  expect(written).not.toContain("unable to serialize");
  expect(written).not.toMatch(/\$argon2/);
  expect(written).not.toContain(LATE_PHONE);
});
