import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type * as z from "zod";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import {
  makeMerchant,
  makeOperator,
  makeStockCards,
  makeTerminal,
  type TestMerchant,
} from "@/db/test/factories";
import { tx } from "@/db/tx";
import { cardNumber } from "@/domain/card-number";
import { decideRight, type Role } from "@/domain/rights";
import { now } from "@/server/clock";
import {
  adminContext,
  type Context,
  type Operation,
  type PlatformOperation,
  runOperation,
  runPlatformOperation,
} from "@/server/operation";
import { openUserSession } from "@/server/user-sessions";
import { commitWithoutWaiting } from "@/terminal/test/commit-without-waiting";
import { type Digester, merchantDigester } from "@/terminal/test/merchant-digest";
import { generateStock } from "./cards/operations/generate-stock";
import { openCard } from "./cards/operations/open-card";
import { revealPhone } from "./cards/operations/reveal-phone";
import { createMerchant } from "./merchants/operations/create-merchant";
import { createOwner } from "./merchants/operations/create-owner";
import { addOperator } from "./operators/operations/add-operator";
import { removeOperator } from "./operators/operations/remove-operator";
import { renameOperator } from "./operators/operations/rename-operator";
import { setOperatorPassword } from "./operators/operations/set-operator-password";
import { createTier } from "./recharge-tiers/operations/create-tier";
import { editTier } from "./recharge-tiers/operations/edit-tier";
import { endTier } from "./recharge-tiers/operations/end-tier";
import { previewTier } from "./recharge-tiers/operations/preview-tier";
import { createStore } from "./stores/operations/create-store";
import { issueActivationCode } from "./terminals/operations/issue-activation-code";
import { registerTerminal } from "./terminals/operations/register-terminal";
import { renameTerminal } from "./terminals/operations/rename-terminal";
import { resumeTerminal } from "./terminals/operations/resume-terminal";
import { suspendTerminal } from "./terminals/operations/suspend-terminal";
import { createUser } from "./users/operations/create-user";
import { revokeSession } from "./users/operations/revoke-session";
import { signOutEverywhere } from "./users/operations/sign-out-everywhere";

const { ownerUrl } = testDatabase();

const ROLES = ["cashier", "supervisor", "owner", "auditor"] as const satisfies readonly Role[];

/** Where an operation's ids come from: made new at a merchant, or belonging to nobody. */
type Ids = {
  readonly store: () => Promise<string>;
  readonly cashier: () => Promise<string>;
  readonly supervisor: () => Promise<string>;
  readonly terminal: () => Promise<string>;
  readonly suspended: () => Promise<string>;
  readonly tier: () => Promise<string>;
  readonly stockCard: () => Promise<string>;
  readonly openedCard: () => Promise<string>;
  readonly session: () => Promise<string>;
};

const terms = { name: "充一百送十", from: "100", give: "fixed", value: "10" };

function idsOf(shop: TestMerchant): Ids {
  const admin = adminContext(shop.merchantId);
  let no = 10;
  const operator = async (role: "cashier" | "supervisor") => {
    no += 1;
    return String((await makeOperator(shop, { no: String(no), name: "小周", role })).id);
  };
  const terminal = async () => String((await makeTerminal(shop)).terminalId);
  const stockCard = async () => (await makeStockCards(shop, 1))[0] ?? "";
  return {
    store: async () => String((await runOperation(createStore, admin, { name: "二店" })).storeId),
    cashier: () => operator("cashier"),
    supervisor: () => operator("supervisor"),
    terminal,
    suspended: async () => {
      const terminalId = await terminal();
      await runOperation(suspendTerminal, admin, { terminalId });
      return terminalId;
    },
    tier: async () => String((await runOperation(createTier, admin, terms)).tierId),
    stockCard,
    openedCard: async () => {
      const cardNo = await stockCard();
      await runOperation(openCard, admin, holder(cardNo, shop.storeId));
      return cardNo;
    },
    session: async () => {
      const asked = { merchantId: shop.merchantId, userId: shop.owner.userId };
      const more = { now: now(), userAgent: "", address: "192.0.2.1" };
      return (await tx((open) => openUserSession(open, { ...asked, ...more }))).sessionId;
    },
  };
}

const holder = (cardNo: string, storeId: bigint) => ({
  cardNo,
  storeId,
  phone: "13900001234",
  name: "李雷",
  birthday: null,
  gender: "unspecified" as const,
  pin: null,
});

const nobodys = async () => "999999999999";
const randomIds: Ids = {
  store: nobodys,
  cashier: nobodys,
  supervisor: nobodys,
  terminal: nobodys,
  suspended: nobodys,
  tier: nobodys,
  stockCard: async () => cardNumber("8999999", 1n, 16),
  openedCard: async () => cardNumber("8999999", 2n, 16),
  session: async () => randomUUID(),
};

type Row = {
  readonly operation: { readonly name: string; readonly right: Operation<z.ZodType, unknown>["right"] };
  /** makes the rows it names, and gives back the deed itself */
  readonly prepare: (ids: Ids, own: Ids) => Promise<(ctx: Context) => Promise<unknown>>;
  readonly about: string;
  readonly absent: Absent;
  readonly ownerOnly: boolean;
};

/** What someone else's id and nobody's are both answered with; `none`: the operation takes no id. */
type Absent = "NotFound" | "Invalid" | "Declined" | "the same value" | "none";

function row<S extends z.ZodType, V>(
  operation: Operation<S, V>,
  input: (ids: Ids, own: Ids) => Promise<unknown>,
  { absent = "NotFound", about = "", ownerOnly = false }: Partial<Row> = {},
): Row {
  const prepare: Row["prepare"] = async (ids, own) => {
    const asked = await input(ids, own);
    return (ctx) => runOperation(operation, ctx, asked);
  };
  return { operation, prepare, about, absent, ownerOnly };
}

const none: Partial<Row> = { absent: "none" };

const MATRIX: readonly Row[] = [
  row(generateStock, async () => ({ count: 3 }), none),
  row(openCard, async (ids) => holder(await ids.stockCard(), 1n), { absent: "Declined" }),
  row(revealPhone, async (ids) => ({ cardNo: await ids.openedCard() })),
  row(addOperator, async () => ({ no: "77", name: "小吴" }), none),
  row(addOperator, async () => ({ no: "78", name: "小郑", role: "supervisor" }), {
    ...none,
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(renameOperator, async (ids) => ({ operatorId: await ids.cashier(), name: "小冯" })),
  row(renameOperator, async (ids) => ({ operatorId: await ids.supervisor(), name: "小冯" }), {
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(setOperatorPassword, async (ids) => ({ operatorId: await ids.cashier(), newPassword: "654321" })),
  row(setOperatorPassword, async (ids) => ({ operatorId: await ids.supervisor() }), {
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(removeOperator, async (ids) => ({ operatorId: await ids.cashier() })),
  row(removeOperator, async (ids) => ({ operatorId: await ids.supervisor() }), {
    about: "a supervisor",
    ownerOnly: true,
  }),
  row(createTier, async () => terms, none),
  row(createTier, async (ids) => ({ ...terms, storeIds: [await ids.store()] }), {
    about: "for a store",
    absent: "Invalid",
  }),
  row(editTier, async (ids) => ({ ...terms, tierId: await ids.tier() })),
  row(editTier, async (ids, own) => ({ ...terms, tierId: await own.tier(), storeIds: [await ids.store()] }), {
    about: "for a store",
    absent: "Invalid",
  }),
  row(endTier, async (ids) => ({ tierId: await ids.tier() })),
  // A draft's own id is never looked up: it only takes the place of the merchant's tier of that id.
  row(previewTier, async (ids) => ({ paid: "200", storeId: await ids.store(), draft: terms }), {
    absent: "the same value",
  }),
  row(createStore, async () => ({ name: "三店" }), none),
  row(registerTerminal, async (ids) => ({ storeId: await ids.store(), name: "新机" })),
  row(renameTerminal, async (ids) => ({ terminalId: await ids.terminal(), name: "旧机" })),
  row(issueActivationCode, async (ids) => ({ terminalId: await ids.terminal() })),
  row(suspendTerminal, async (ids) => ({ terminalId: await ids.terminal() })),
  row(resumeTerminal, async (ids) => ({ terminalId: await ids.suspended() })),
  row(createUser, async () => ({ login: "late", name: "晚", role: "auditor" }), none),
  row(revokeSession, async (ids) => ({ sessionId: await ids.session() })),
  row(signOutEverywhere, async () => ({}), none),
];

type PlatformRow = { readonly name: string; readonly run: (ctx: Context) => Promise<unknown> };

function platformRow<S extends z.ZodType, V>(
  operation: PlatformOperation<S, V>,
  input: unknown,
): PlatformRow {
  return { name: operation.name, run: (ctx) => runPlatformOperation(operation, ctx, input) };
}

/** Of the platform alone: no role of a merchant has them, whoever they name. */
const PLATFORM: readonly PlatformRow[] = [
  platformRow(createMerchant, {
    name: "邻家",
    slug: "next-door",
    store: { name: "总店" },
    owner: { login: "li", name: "李" },
    supervisor: { name: "主管" },
  }),
  platformRow(createOwner, { merchant: "next-door", login: "me", name: "我" }),
];

/** Modules under operations/ that define none, and where theirs is tried. */
const NO_OPERATION: Readonly<Record<string, string>> = {
  "entries/operations/recharge.ts": "by the terminal's door",
  "entries/operations/spend.ts": "by the terminal's door",
  "entries/operations/void-entry.ts": "by the terminal's door",
  "settlement/operations/settle-batch.ts": "by the terminal's door: its own open batch, no id",
  "operators/operations/sign-in.ts": "by the terminal's door",
  "operators/operations/lock-operator.ts": "part of the operations on operators",
  "recharge-tiers/operations/lock-open-tier.ts": "part of the operations on tiers",
  "recharge-tiers/operations/tier-columns.ts": "part of the operations on tiers",
  "terminals/operations/lock-terminal.ts": "part of the operations on terminals",
  "users/operations/insert-user.ts": "part of createUser, createMerchant, createOwner",
  "users/operations/sign-in.ts": "before there is a merchant: sign-in.db.test.ts",
};

/** Actions that are written out, and what they do with ids. */
const WRITTEN_OUT: Readonly<Record<string, string>> = {
  "shell/actions.ts setLocaleAction": "a cookie of the browser's own",
  "shell/actions.ts setThemeAction": "a cookie of the browser's own",
  "terminals/actions.ts issueActivationCodeAction": "draws what action(issueActivationCode) answers",
  "users/actions.ts signInAction": "before there is a merchant: sign-in.db.test.ts",
  "users/actions.ts signOutAction": "the session of the browser's own cookie",
  "users/actions.ts signOutEverywhereAction": "runs signOutEverywhere",
};

const root = path.resolve("features");
const sources = fs
  .readdirSync(root, { recursive: true, encoding: "utf8" })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));

type Defined = { readonly exported: string; readonly name: string };

async function definedIn(file: string): Promise<Defined[]> {
  const module: Record<string, unknown> = await import(path.join(root, file));
  return Object.entries(module).flatMap(([exported, value]) =>
    typeof value === "object" && value && "run" in value && "right" in value && "name" in value
      ? [{ exported, name: String(value.name) }]
      : [],
  );
}

describe("the list is whole", () => {
  const known = new Set([
    ...MATRIX.map(({ operation }) => operation.name),
    ...PLATFORM.map(({ name }) => name),
  ]);
  const operations = sources.filter((file) => file.includes("/operations/"));

  test.each(operations)("%s is tried below, or says where", async (file) => {
    const defined = await definedIn(file);
    if (defined.length === 0) expect(NO_OPERATION).toHaveProperty([file]);
    for (const { name } of defined) expect(known).toContain(name);
  });

  test("every server action runs an operation of the list, or is named", async () => {
    const tried = new Set(
      (await Promise.all(operations.map(definedIn))).flat().map(({ exported }) => exported),
    );
    const unknown: string[] = [];
    for (const file of sources) {
      const text = fs.readFileSync(path.join(root, file), "utf8");
      if (!/^"use server";/m.test(text)) {
        expect(text, `${file} has an action that nobody would look for`).not.toMatch(
          /^\s*["']use server["']/m,
        );
        continue;
      }
      expect(path.basename(file)).toBe("actions.ts");
      for (const [, name = "", operation = ""] of text.matchAll(/const (\w+) = action\((\w+)/g))
        if (!tried.has(operation)) unknown.push(`${file} ${name}: ${operation}`);
      const straight = new Set([...text.matchAll(/const (\w+) = action\(/g)].map(([, name]) => name));
      for (const [, name = ""] of text.matchAll(/export (?:async function|const) (\w+)/g))
        if (!straight.has(name) && !(`${file} ${name}` in WRITTEN_OUT)) unknown.push(`${file} ${name}`);
    }
    expect(unknown).toEqual([]);
  });
});

let digest: Digester;
let other: TestMerchant;
/** Another merchant's rows, the same for every try: none of them may ever change. */
let theirs: Ids;
let tries = 0;
let differences = 0;
let changed = 0;

beforeAll(async () => {
  await commitWithoutWaiting(ownerUrl);
  digest = await merchantDigester(ownerUrl);
  other = await makeMerchant();
  theirs = fixed(idsOf(other));
});
afterAll(async () => {
  await digest.end();
  console.log(
    `tenant matrix: ${MATRIX.length + PLATFORM.length} rows, ${tries} tries, differences ${differences}, rows changed ${changed}`,
  );
});

/** What came of it, in full: a difference in one word would tell a stranger that a row exists. */
async function outcomeOf(run: Promise<unknown>): Promise<{ kind: string; told: unknown }> {
  tries += 1;
  return run.then(
    (value) => ({ kind: "done", told: value }),
    (error: Error) => ({ kind: error.name, told: { ...error, message: error.message } }),
  );
}

describe.each(MATRIX)("$operation.name $about", ({ operation, prepare, absent, ownerOnly }) => {
  test.each(ROLES)("as %s", async (role) => {
    const mine = await makeMerchant();
    const own = idsOf(mine);
    const ctx = portalContextOf(mine, role);
    const hasRight = decideRight(role, operation.right) === "allowed";
    const may = hasRight && (!ownerOnly || role === "owner");

    const deed = await prepare(own, own);
    const before = await digest.of(mine.merchantId);
    expect((await outcomeOf(deed(ctx))).kind).toBe(may ? "done" : "Forbidden");
    if (!may) expect(await digest.of(mine.merchantId)).toBe(before);
    if (absent === "none") return;

    const onTheirs = await prepare(theirs, own);
    const onNobodys = await prepare(randomIds, own);
    const rows = async () => [await digest.of(other.merchantId), await digest.of(mine.merchantId)];
    const unchanged = await rows();
    const foreign = await outcomeOf(onTheirs(ctx));
    const nobodys = await outcomeOf(onNobodys(ctx));
    const after = await rows();
    if (!isDeepStrictEqual(foreign, nobodys)) differences += 1;
    if (!isDeepStrictEqual(after, unchanged)) changed += 1;
    expect(foreign).toEqual(nobodys);
    const refused = absent === "the same value" ? "done" : absent;
    expect(foreign.kind).toBe(hasRight ? refused : "Forbidden");
    expect(after).toEqual(unchanged);
  });
});

/** Each id is made once, and is the same from then on. */
function fixed(ids: Ids): Ids {
  const made = new Map<string, Promise<string>>();
  const once = (name: keyof Ids) => () => {
    const id = made.get(name) ?? ids[name]();
    made.set(name, id);
    return id;
  };
  return {
    store: once("store"),
    cashier: once("cashier"),
    supervisor: once("supervisor"),
    terminal: once("terminal"),
    suspended: once("suspended"),
    tier: once("tier"),
    stockCard: once("stockCard"),
    openedCard: once("openedCard"),
    session: once("session"),
  };
}

describe.each(PLATFORM)("$name, the platform's own", ({ run }) => {
  test.each(ROLES)("is refused to a %s", async (role) => {
    expect(await outcomeOf(run(portalContextOf(other, role)))).toMatchObject({ kind: "Forbidden" });
  });
});
