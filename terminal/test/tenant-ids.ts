import { randomUUID } from "node:crypto";
import { makeOperator, makeStockCards, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { tx } from "@/db/tx";
import { cardNumber } from "@/domain/card-number";
import { openCard } from "@/features/cards/operations/open-card";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { createStore } from "@/features/stores/operations/create-store";
import { suspendTerminal } from "@/features/terminals/operations/suspend-terminal";
import { now } from "@/server/clock";
import { adminContext, runOperation } from "@/server/operation";
import { openUserSession } from "@/server/user-sessions";

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
  readonly session: () => Promise<string>;
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
    session: async () => {
      const asked = { merchantId: shop.merchantId, userId: shop.owner.userId };
      const more = { now: now(), userAgent: "", address: "192.0.2.1" };
      return (await tx((open) => openUserSession(open, { ...asked, ...more }))).sessionId;
    },
  };
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
  session: async () => randomUUID(),
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
    session: once("session"),
  };
}
