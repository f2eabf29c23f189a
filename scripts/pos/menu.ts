import type { Words } from "@/domain/slip";
import type { Counter, Item } from "./counter";
import { findCards, showBalance } from "./look-up-card";
import { findOperations, printAgain } from "./look-up-operation";
import { openCard } from "./open-card";
import { rechargeCard } from "./recharge-card";
import { settleBatch } from "./settle-batch";
import { lock, signIn } from "./sign-in";
import { spendFromCard } from "./spend-from-card";
import { voidRecharge, voidSpend } from "./void-operation";

/** The numbered menu of the trade, key by key; a key without `run` is a heading. */
type Row = { readonly keys: string; readonly words: Words; readonly run?: Item; readonly free?: true };

export const MENU: readonly Row[] = [
  {
    keys: "1",
    words: { zh: "开卡", en: "Open a card" },
    run: (counter, operator) => openCard(counter, operator),
  },
  {
    keys: "2",
    words: { zh: "充值", en: "Recharge" },
    run: (counter, operator) => rechargeCard(counter, operator),
  },
  {
    keys: "3",
    words: { zh: "消费", en: "Spend" },
    run: (counter, operator) => spendFromCard(counter, operator),
  },
  { keys: "5", words: { zh: "撤销", en: "Void" } },
  { keys: "5-1", words: { zh: "消费撤销", en: "Void a spend" }, run: voidSpend },
  { keys: "5-3", words: { zh: "充值撤销", en: "Void a recharge" }, run: voidRecharge },
  { keys: "6", words: { zh: "查询", en: "Look up" } },
  {
    keys: "6-1",
    words: { zh: "查询余额", en: "Balance" },
    run: (counter, operator) => showBalance(counter, operator),
  },
  { keys: "6-2", words: { zh: "查询卡信息", en: "Card info" }, run: (counter) => findCards(counter) },
  { keys: "7", words: { zh: "卡管理", en: "Cards" } },
  {
    keys: "7-1",
    words: { zh: "开户", en: "Open a card" },
    run: (counter, operator) => openCard(counter, operator),
  },
  { keys: "9", words: { zh: "操作员", en: "Operators" } },
  { keys: "9-1", words: { zh: "签到", en: "Sign in" }, run: (counter) => signIn(counter), free: true },
  { keys: "9-2", words: { zh: "锁机", en: "Lock" }, run: async (counter) => lock(counter), free: true },
  { keys: "0", words: { zh: "结算与交易", en: "Settlement and operations" } },
  { keys: "0-1", words: { zh: "结算", en: "Settle" }, run: settleBatch },
  {
    keys: "0-3",
    words: { zh: "交易查询", en: "Find operations" },
    run: (counter) => findOperations(counter),
  },
  { keys: "0-4", words: { zh: "交易打印", en: "Print again" }, run: printAgain },
];

/** Shows what lies under `prefix` ("" is the whole menu's first level) and runs what is chosen; 取消 goes up a level. */
export async function openMenu(counter: Counter, prefix = ""): Promise<void> {
  const { teller, ask } = counter;
  for (;;) {
    teller.line(`── ${teller.text("menu")} ${prefix}`.trimEnd());
    for (const row of MENU.filter(({ keys }) => isUnder(keys, prefix))) {
      teller.line(`  ${row.keys.padEnd(4)} ${teller.words(row.words)}`);
    }
    const answer = await ask.raw(teller.text("choose"), false);
    if (answer.kind === "back") return;
    const typed = answer.value.replace(/\s+/g, "-");
    if (typed === "") continue;
    const full = prefix === "" || typed.includes("-") ? typed : `${prefix}-${typed}`;
    if (await press(counter, full)) return;
  }
}

/** Runs the row of these keys; false when there is none, or only a level was entered and left again. */
export async function press(counter: Counter, keys: string): Promise<boolean> {
  const row = MENU.find((each) => each.keys === keys);
  if (!row) {
    counter.teller.say("noSuchKey");
    return false;
  }
  if (!row.run) {
    await openMenu(counter, keys);
    return true;
  }
  if (counter.operator === null && !row.free) {
    counter.teller.say("signInFirst");
    return true;
  }
  await row.run(counter, counter.operator ?? "");
  return true;
}

function isUnder(keys: string, prefix: string): boolean {
  return prefix === "" ? !keys.includes("-") : keys.startsWith(`${prefix}-`);
}
