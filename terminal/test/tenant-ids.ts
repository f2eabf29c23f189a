import { randomUUID } from "node:crypto";
import {
  makeMerchant,
  makeOperator,
  makeStockCards,
  makeTerminal,
  type TestMerchant,
} from "@/db/test/factories";
import { tx } from "@/db/tx";
import { cardNumber } from "@/domain/card-number";
import { bindCard } from "@/features/cards/operations/bind-card";
import { openCard } from "@/features/cards/operations/open-card";
import { reportLost } from "@/features/cards/operations/report-lost";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { createStore } from "@/features/stores/operations/create-store";
import { suspendTerminal } from "@/features/terminals/operations/suspend-terminal";
import { createUser } from "@/features/users/operations/create-user";
import { now } from "@/server/clock";
import { adminContext, runOperation } from "@/server/operation";
import { openUserSession } from "@/server/user-sessions";
import { pendingApproval } from "@/terminal/test/pending-approval";
import { printedDay, printedEntry } from "./printed-day";

/** Where an operation's ids come from: made new at a merchant, or belonging to nobody. */
export type Ids = {
  readonly store: () => Promise<string>;
  readonly cashier: () => Promise<string>;
  readonly supervisor: () => Promise<string>;
  readonly terminal: () => Promise<string>;
  readonly suspended: () => Promise<string>;
  readonly tier: () => Promise<string>;
  readonly stockCard: () => Promise<string>;
  readonly openedCard: () => Promise<string>;
  readonly lostCard: () => Promise<string>;
  /** issued elsewhere, bound here */
  readonly boundCard: () => Promise<string>;
  readonly session: () => Promise<string>;
  readonly user: () => Promise<string>;
  readonly approval: () => Promise<string>;
  /** with a slip of its terminal's */
  readonly entry: () => Promise<string>;
  readonly settledBatch: () => Promise<string>;
};

export const terms = { name: "充一百送十", from: "100", give: "fixed", value: "10" };

export function idsOf(shop: TestMerchant): Ids {
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
    lostCard: async () => {
      const cardNo = await stockCard();
      await runOperation(openCard, admin, holder(cardNo, shop.storeId));
      await runOperation(reportLost, admin, { cardNo });
      return cardNo;
    },
    boundCard: async () => {
      const cardNo = await cardOfAnother();
      await runOperation(bindCard, admin, { cardNo, storeId: shop.storeId, checked: "document" });
      return cardNo;
    },
    session: async () => {
      const asked = { merchantId: shop.merchantId, userId: shop.owner.userId };
      const more = { now: now(), userAgent: "", address: "192.0.2.1" };
      return (await tx((open) => openUserSession(open, { ...asked, ...more }))).sessionId;
    },
    user: async () => {
      const made = { login: `u-${randomUUID()}`, name: "小陈", role: "supervisor" };
      return String((await runOperation(createUser, admin, made)).userId);
    },
    approval: () => pendingApproval(shop),
    entry: async () => (await printedEntry(shop)).ref,
    settledBatch: async () => (await printedDay(shop)).batchId,
  };
}

/** A card in use at a merchant nobody else of the test knows. */
export async function cardOfAnother(): Promise<string> {
  return idsOf(await makeMerchant()).openedCard();
}

export const holder = (cardNo: string, storeId: bigint) => ({
  cardNo,
  storeId,
  phone: "13900001234",
  name: "李雷",
  birthday: null,
  gender: "unspecified" as const,
  pin: null,
});

const nobodys = async () => "999999999999";
export const randomIds: Ids = {
  store: nobodys,
  cashier: nobodys,
  supervisor: nobodys,
  terminal: nobodys,
  suspended: nobodys,
  tier: nobodys,
  stockCard: async () => cardNumber("8999999", 1n, 16),
  openedCard: async () => cardNumber("8999999", 2n, 16),
  lostCard: async () => cardNumber("8999999", 3n, 16),
  boundCard: async () => cardNumber("8999999", 4n, 16),
  session: async () => randomUUID(),
  user: nobodys,
  approval: nobodys,
  entry: nobodys,
  settledBatch: nobodys,
};

/** Each id is made once, and is the same from then on. */
export function fixed(ids: Ids): Ids {
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
    lostCard: once("lostCard"),
    boundCard: once("boundCard"),
    session: once("session"),
    user: once("user"),
    approval: once("approval"),
    entry: once("entry"),
    settledBatch: once("settledBatch"),
  };
}
