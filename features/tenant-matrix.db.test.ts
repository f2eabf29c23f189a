import fs from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { portalContextOf } from "@/db/test/contexts";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, type TestMerchant } from "@/db/test/factories";
import { decideRight, type Role } from "@/domain/rights";
import { commitWithoutWaiting } from "@/terminal/test/commit-without-waiting";
import { type Digester, merchantDigester } from "@/terminal/test/merchant-digest";
import { fixed, type Ids, idsOf, randomIds } from "@/terminal/test/tenant-ids";
import { MATRIX, PLATFORM } from "@/terminal/test/tenant-rows";

const { ownerUrl } = testDatabase();

const ROLES = ["cashier", "supervisor", "owner", "auditor"] as const satisfies readonly Role[];

/** Modules under operations/ that define none, and where theirs is tried. */
const NO_OPERATION: Readonly<Record<string, string>> = {
  "cards/operations/close-card.ts": "by the terminal's door",
  "entries/operations/credit-points.ts": "by the terminal's door",
  "entries/operations/recharge.ts": "by the terminal's door",
  "entries/operations/refund-spend.ts": "by the terminal's door",
  "entries/operations/spend-points.ts": "by the terminal's door",
  "entries/operations/spend.ts": "by the terminal's door",
  "entries/operations/void-entry.ts": "by the terminal's door",
  "settlement/operations/settle-batch.ts": "by the terminal's door: its own open batch, no id",
  "attendance/operations/punch.ts": "by the terminal's door",
  "operators/operations/change-password.ts": "by the terminal's door",
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
  "users/actions.ts changeOwnPasswordAction": "runs changeOwnPassword for the sign-in that asks",
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

describe.each(PLATFORM)("$name, the platform's own", ({ run }) => {
  test.each(ROLES)("is refused to a %s", async (role) => {
    expect(await outcomeOf(run(portalContextOf(other, role)))).toMatchObject({ kind: "Forbidden" });
  });
});
