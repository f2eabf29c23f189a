import * as z from "zod";
import { makeMerchant, makeOperator, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { cardNumber } from "@/domain/card-number";
import { rechargeBody, signedOnTerminal } from "./counter-scene";
import { type RawReply, type RawSession, say, sealed, traced } from "./raw-message";

/** What messages name: made at a merchant, or nobody's. */
export type WireIds = {
  readonly card: string;
  readonly stock: string;
  /** a spend and its slip; the terminal that printed it */
  readonly ref: string;
  readonly voucher: string;
  readonly terminal: string;
  /** a request for agreement that is still open */
  readonly approvalId: string;
  readonly operator: string;
  readonly employee: string;
};

/** A merchant with one of each, and the terminal that speaks for it. */
export type WireShop = {
  readonly merchant: TestMerchant;
  readonly at: RawSession;
  readonly ids: WireIds;
  readonly nextTrace: () => number;
};

const asked = z.object({ approvalId: z.string() });
const booked = z.object({ ref: z.string(), voucher: z.string() });
const SUPERVISOR = { no: "00", password: "123456" } as const;

/** The second person's word, for the trace of the message that carries it. */
export function word(at: RawSession, trace: number): { no: string; password: string } {
  const { no, password } = SUPERVISOR;
  return { no, password: sealed(at, trace, "supervisor.password", no, password) };
}

export async function wireShop(operator: string): Promise<WireShop> {
  const merchant = await makeMerchant();
  const [card = "", stock = ""] = await makeStockCards(merchant, 2);
  // No member card's number: such are no attendance cards.
  const employee = cardNumber("7000000", merchant.merchantId, 16);
  const { at } = await signedOnTerminal(merchant);
  let trace = 0;
  const nextTrace = () => {
    trace += 1;
    return trace;
  };
  const done = async (code: string, bodyOf: (trace: number) => string): Promise<RawReply["data"]> => {
    const reply = await say(at, bodyOf(nextTrace()));
    if (reply.code !== code) throw new Error(`the shop was not laid out: ${reply.body}`);
    return reply.data;
  };
  const named = { operator: "01", card: { no: card } };
  await done("000", (n) => traced("card.open", n, { ...named, phone: "13900001234" }));
  await done("000", (n) => rechargeBody(at, n, card, 50_000, merchant.rechargePassword));
  const spent = await done("000", (n) => traced("spend", n, { ...named, amount: 1000 }));
  const { ref, voucher } = booked.parse(spent);
  const wanted = await done("108", (n) => traced("refund", n, { ...named, ref, amount: 100 }));
  await done("000", (n) => {
    const data = { operator: "01", card: { no: employee }, name: "小钱", phone: "13900009999" };
    return traced("employee.enrol", n, { ...data, supervisor: word(at, n) });
  });
  await makeOperator(merchant, { no: operator, name: "小周", role: "cashier" });
  const { approvalId } = asked.parse(wanted);
  const ids = { card, stock, ref, voucher, terminal: at.terminal, approvalId, operator, employee };
  return { merchant, at, ids, nextTrace };
}

/** Well-formed, and belonging to nobody. */
export const NOBODYS: WireIds = {
  card: cardNumber("8999999", 1n, 16),
  stock: cardNumber("8999999", 2n, 16),
  ref: "999999999999",
  voucher: "999999",
  terminal: "99999999",
  approvalId: "999999999999",
  operator: "98",
  employee: cardNumber("8999999", 3n, 16),
};
