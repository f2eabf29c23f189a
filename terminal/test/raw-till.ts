import { makeStockCards, type TestMerchant } from "@/db/test/factories";
import type { TracedOperation } from "@/terminal/protocol/operations";
import { secretSubject } from "@/terminal/protocol/secret";
import { signedOnTerminal } from "./counter-scene";
import { type RawReply, type RawSession, say, sealed, traced } from "./raw-message";

/** A signed-on terminal that counts its traces: any operation in one line, and its body to be sent again. */
export type RawTill = Awaited<ReturnType<typeof rawTill>>;

type Data = Readonly<Record<string, unknown>>;
/** Digits by the path of their field. */
type Digits = Readonly<Record<string, string>>;

export async function rawTill(of: TestMerchant) {
  const { at } = await signedOnTerminal(of);
  let trace = 0;
  const body = (op: TracedOperation, data: Data, secrets: Digits = {}): string => {
    trace += 1;
    return traced(op, trace, withSecrets(at, op, trace, { operator: "01", ...data }, secrets));
  };
  return {
    at,
    body,
    say: (text: string): Promise<RawReply> => say(at, text),
    do: (op: TracedOperation, data: Data, secrets: Digits = {}): Promise<RawReply> =>
      say(at, body(op, data, secrets)),
  };
}

function withSecrets(at: RawSession, op: string, trace: number, data: Data, secrets: Digits): Data {
  const all: Record<string, unknown> = { ...data };
  for (const [field, digits] of Object.entries(secrets)) {
    if (field === "supervisor") {
      const no = "00";
      const subject = secretSubject(op, "supervisor.password", { ...data, supervisor: { no } }) ?? "";
      all.supervisor = { no, password: sealed(at, trace, "supervisor.password", subject, digits) };
    } else all[field] = sealed(at, trace, field, secretSubject(op, field, data) ?? "", digits);
  }
  return all;
}

/** A card opened at this merchant, with money on it if asked, and the till that did it. */
export async function cardAt(
  issuer: TestMerchant,
  {
    pin = "246810",
    phone = "13900001234",
    paid = 0,
  }: { pin?: string | null; phone?: string; paid?: number } = {},
): Promise<{ no: string; till: RawTill }> {
  const till = await rawTill(issuer);
  const [no = ""] = await makeStockCards(issuer, 1);
  await mustDo(till, "card.open", { card: { no }, phone, name: "李雷" }, pin === null ? {} : { newPin: pin });
  if (paid > 0) await recharge(till, issuer, no, paid);
  return { no, till };
}

export function recharge(till: RawTill, of: TestMerchant, no: string, paid: number): Promise<RawReply> {
  return mustDo(
    till,
    "recharge",
    { card: { no }, paid, tender: "cash" },
    { rechargePassword: of.rechargePassword },
  );
}

/** The same as `do`, for what a test only needs to have happened. */
export async function mustDo(
  till: RawTill,
  op: TracedOperation,
  data: Data,
  secrets: Digits = {},
): Promise<RawReply> {
  const reply = await till.do(op, data, secrets);
  if (reply.code !== "000") throw new Error(`${op} was not done: ${reply.body}`);
  return reply;
}
