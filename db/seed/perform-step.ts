import { createHash } from "node:crypto";
import { cardNumber } from "@/domain/card-number";
import type { LedgerAnswer } from "@/ledger/request-key";
import type { Door, TracedDoor } from "@/terminal/door";
import { performSettle } from "@/terminal/operations/batches";
import { performOpen } from "@/terminal/operations/cards";
import { performRecharge, performSpend } from "@/terminal/operations/money";
import { performVoid } from "@/terminal/operations/refunds";
import { toBase64url } from "@/terminal/protocol/base64url";
import type { DataOf, TracedOperation } from "@/terminal/protocol/operations";
import type { CardHolder } from "./card-holders";
import type { Settling } from "./day-plan";
import { OPERATOR_PASSWORD, RECHARGE_PASSWORD, SUPERVISOR } from "./demo-merchant";
import type { Deed, Step } from "./step";

/** Where a step is done: the terminal, and the trace that comes next there. */
export type AtTill = { readonly door: Door; readonly trace: number; readonly cardPrefix: string };

/** Secrets are handed to the operations opened; the fields they came in hold nothing. */
const SEALED = "";

/** Does one step at its instant, through the operation a real terminal would reach. */
export function performStep(
  place: AtTill,
  step: Step,
  voucherOf: (original: Step) => number,
): Promise<LedgerAnswer> {
  const { deed, operatorNo: operator } = step;
  const card = { no: numberOf(place, deed.holder) };
  switch (deed.op) {
    case "card.open": {
      const data = openData(operator, card, deed);
      return performOpen(doorAt(place, "card.open", data, step.at), data, withPin("newPin", deed.holder.pin));
    }
    case "recharge": {
      const { paid, tender } = deed;
      const data = { operator, card, paid: Number(paid), tender, rechargePassword: SEALED };
      const secrets = { rechargePassword: RECHARGE_PASSWORD };
      return performRecharge(doorAt(place, "recharge", data, step.at), data, secrets);
    }
    case "spend": {
      const note = deed.note === "" ? {} : { note: deed.note };
      const data = { operator, card, amount: Number(deed.amount), ...note };
      return performSpend(doorAt(place, "spend", data, step.at), data, withPin("pin", deed.pin));
    }
    case "void": {
      const voucher = voucherOf(deed.original).toString().padStart(6, "0");
      const data = {
        operator,
        kind: deed.kind,
        voucher,
        card,
        supervisor: { no: SUPERVISOR.no, password: SEALED },
        ...(deed.kind === "recharge" ? { rechargePassword: SEALED } : {}),
      };
      return performVoid(doorAt(place, "void", data, step.at), data, {
        ...withPin("pin", deed.holder.pin),
        "supervisor.password": OPERATOR_PASSWORD,
        rechargePassword: RECHARGE_PASSWORD,
      });
    }
  }
}

/** The evening's settlement. */
export function performSettling(place: AtTill, settling: Settling): Promise<LedgerAnswer> {
  const totals = Object.fromEntries(
    Object.entries(settling.totals).map(([kind, { count, sum }]) => [kind, { count, sum: Number(sum) }]),
  );
  const data = { operator: settling.operatorNo, totals, countedCash: Number(settling.countedCash) };
  return performSettle(doorAt(place, "batch.settle", data, settling.at), data);
}

function openData(
  operator: string,
  card: { no: string },
  { holder }: Extract<Deed, { op: "card.open" }>,
): DataOf<"card.open"> {
  const { phone, name, birthday, gender } = holder.person;
  return {
    operator,
    card,
    phone,
    gender,
    ...(name === "" ? {} : { name }),
    ...(birthday === null ? {} : { birthday }),
  };
}

function withPin(field: "pin" | "newPin", pin: string | null): Readonly<Record<string, string>> {
  return pin === null ? {} : { [field]: pin };
}

function numberOf({ cardPrefix }: AtTill, { serial }: CardHolder): string {
  return cardNumber(cardPrefix, BigInt(serial), 16);
}

/** The key is made of the step alone: told again after an interruption, the story meets its own answers. */
function doorAt({ door, trace }: AtTill, op: TracedOperation, data: object, at: number): TracedDoor {
  const { terminalId, session } = door;
  const txnId = toBase64url(digest(`txn ${terminalId}/${trace}`).subarray(0, 16));
  const bodyHash = digest(JSON.stringify({ v: 1, op, trace, txnId, at, data }));
  return { ...door, key: { terminalId, session, trace, txnId, bodyHash }, at: new Date(at) };
}

function digest(text: string): Uint8Array {
  return new Uint8Array(createHash("sha256").update(text).digest());
}
