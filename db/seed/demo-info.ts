import { and, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { accounts } from "@/db/schema/accounts";
import { cards } from "@/db/schema/cards";
import { listStores } from "@/features/stores/queries";
import { listTerminals } from "@/features/terminals/queries";
import type { Scope } from "@/server/scope";
import { verifierMatches } from "@/server/verifier";
import {
  CASHIERS,
  DEMO_PIN,
  OPERATOR_PASSWORD,
  OWNER,
  PORTAL_SUPERVISOR,
  RECHARGE_PASSWORD,
  SUPERVISOR,
} from "./demo-merchant";

/** What somebody who tries the demo needs to know. The passwords are those it was made with. */
export type DemoInfo = {
  readonly merchant: { readonly id: bigint; readonly slug: string; readonly name: string };
  readonly logins: readonly { readonly login: string; readonly password: string; readonly role: string }[];
  readonly stores: readonly { readonly id: bigint; readonly name: string }[];
  readonly terminals: readonly { readonly id: bigint; readonly name: string; readonly storeId: bigint }[];
  readonly operators: readonly {
    readonly no: string;
    readonly password: string;
    readonly name: string;
    readonly role: "supervisor" | "cashier";
  }[];
  readonly rechargePassword: string;
  /** numbers that may be opened, at most ten */
  readonly stockCards: readonly string[];
  /** cards with money on them, some with PIN and some without */
  readonly sampleCards: readonly { readonly no: string; readonly pin: string | null }[];
};

const MOST_STOCK = 10;
const SAMPLES_OF_EACH = 3;
const RICHEST = 40;

export async function readDemoInfo(scope: Scope, merchant: DemoInfo["merchant"]): Promise<DemoInfo> {
  const { id, slug, name } = merchant;
  const [stores, terminals] = await Promise.all([listStores(scope), listTerminals(scope)]);
  return {
    merchant: { id, slug, name },
    logins: [
      { login: OWNER.login, password: OWNER.password, role: "owner" },
      {
        login: PORTAL_SUPERVISOR.login,
        password: PORTAL_SUPERVISOR.password,
        role: PORTAL_SUPERVISOR.role,
      },
    ],
    stores: stores.map((store) => ({ id: store.id, name: store.name })),
    terminals: terminals.map((terminal) => ({
      id: terminal.id,
      name: terminal.name,
      storeId: terminal.storeId,
    })),
    operators: [
      { ...SUPERVISOR, password: OPERATOR_PASSWORD, role: "supervisor" },
      ...CASHIERS.map((cashier) => ({
        ...cashier,
        password: OPERATOR_PASSWORD,
        role: "cashier" as const,
      })),
    ],
    rechargePassword: RECHARGE_PASSWORD,
    stockCards: await lastStockCards(scope),
    sampleCards: await sampleCards(scope),
  };
}

/** From the end of the pile: while the history is being filled in, it takes from the beginning. */
async function lastStockCards({ merchantId }: Scope): Promise<string[]> {
  const rows = await db()
    .select({ no: cards.cardNo })
    .from(cards)
    .where(and(eq(cards.issuerId, merchantId), eq(cards.state, "stock")))
    .orderBy(desc(cards.cardNo))
    .limit(MOST_STOCK);
  return rows.map((row) => row.no).reverse();
}

async function sampleCards({ merchantId }: Scope): Promise<DemoInfo["sampleCards"]> {
  const rows = await db()
    .select({ no: accounts.cardNo, verifier: accounts.pinVerifier, key: accounts.pinKey })
    .from(accounts)
    .where(and(eq(accounts.merchantId, merchantId), eq(accounts.cardState, "active")))
    .orderBy(desc(accounts.principalFen), desc(accounts.id))
    .limit(RICHEST);
  const open = rows.filter(({ verifier }) => verifier === null).slice(0, SAMPLES_OF_EACH);
  const closed = rows
    .filter(({ verifier, key }) => verifier !== null && verifierMatches(DEMO_PIN, verifier, key))
    .slice(0, SAMPLES_OF_EACH);
  return [...closed.map(({ no }) => ({ no, pin: DEMO_PIN })), ...open.map(({ no }) => ({ no, pin: null }))];
}
