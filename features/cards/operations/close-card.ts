import { isEmpty } from "@/domain/binding";
import { decideClose } from "@/domain/closing";
import type { Tender } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import {
  runSupervised,
  type SupervisedInput,
  type SupervisedMoney,
  type SupervisedRequest,
} from "@/features/entries/supervised-money";
import { gateAccount, gatePin } from "@/ledger/card-gates";
import { lockHeldCard } from "@/ledger/held-card";
import type { LedgerAnswer } from "@/ledger/request-key";
import { refusal } from "@/ledger/verdict";
import { endHere } from "../closed-card";
import { inUseElsewhere } from "../quote-close";

export type CloseInput = SupervisedInput & {
  /** fen, as it was quoted: nothing else is paid back */
  readonly refund: Fen;
  readonly tender: Tender | null;
  readonly pin: string | null;
};
/** What was paid back, and what lapsed. */
export type CloseValue = {
  readonly refund: Fen;
  readonly tender: Tender | null;
  readonly bonus: Fen;
  readonly points: bigint;
  /** false at a merchant that did not issue the card: only its own account ends */
  readonly forGood: boolean;
};
export type CloseRequest = SupervisedRequest<CloseInput, CloseValue>;

/**
 * 销户: pays principal back, lets bonus and points lapse, and ends the card: at its issuer for good and everywhere, at
 * another merchant the account there. An empty account leaves no entry.
 */
export function closeCard(request: CloseRequest): Promise<LedgerAnswer> {
  return runSupervised(closing, request);
}

const closing: SupervisedMoney<CloseInput, CloseValue> = {
  name: "card.close",
  right: () => "card:close",
  asksSecond: (input) => input.refund > 0n,
  hold: lockHeldCard,
  async judge({ sql, seen, input, operator, key, at }) {
    const gate = gateAccount(seen);
    if ("applied" in gate) return gate;
    const { account } = gate;
    const { cardNo, principal, bonus, points } = account;
    const pinRefused = gatePin(account, input.pin);
    if (pinRefused) return pinRefused;
    const held = await lockHeldCard(sql, cardNo);
    if (!held) throw new Error("an account without its card");
    const inUse = await inUseElsewhere(sql, held, seen.merchantId);
    if (inUse) return inUse;
    const { refund } = input;
    const tender = refund > 0n ? input.tender : null;
    const decided = decideClose({ balance: account, refund, tender, limits: seen.config.limits });
    if (!decided.ok) return refusal(decided.reason, decided.detail);
    const { amounts, after } = decided.value;
    const maker = { kind: "operator" as const, id: operator.id };
    return {
      substance: [cardNo, refund, tender],
      details: { cardNo, amount: refund, ...(tender === null ? {} : { tender }) },
      verdict: {
        applied: true,
        after,
        pinRight: account.pinVerifier !== null,
        value: { refund, tender, bonus, points, forGood: held.issuerId === seen.merchantId },
        movement: isEmpty({ principal, bonus, points })
          ? null
          : {
              kind: "close",
              amounts,
              correctsId: null,
              tender,
              tier: null,
              note: "",
              maker,
              approver: null,
            },
      },
      deed: (open, approver) =>
        endHere(open, held, {
          merchantId: seen.merchantId,
          operatorId: operator.id,
          terminalId: key.terminalId,
          at,
          after: { refund: refund.toString(), ...(approver === null ? {} : { approver }) },
        }),
    };
  },
};
