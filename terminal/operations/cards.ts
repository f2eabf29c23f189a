import { ledgerSql } from "@/db/client";
import { businessDay } from "@/domain/business-day";
import { maskCardNumber } from "@/domain/card-number";
import { CARD_STATES } from "@/domain/card-state";
import { isBirthday, maskName, maskPhone } from "@/domain/person";
import { balanceSlip, welcomeSlip } from "@/domain/slip-money";
import { type CardSought, findCards } from "@/features/cards/find-cards";
import { openCard } from "@/features/cards/operations/open-card";
import { readWithPin } from "@/features/cards/read-with-pin";
import { giftFor } from "@/features/entries/operations/recharge";
import { slipFactsOf } from "@/features/settlement/settlement-slip";
import { type Ask, readSnapshots } from "@/ledger/read-snapshots";
import type { LedgerAnswer } from "@/ledger/request-key";
import { memberOf } from "@/server/member-of";
import { merchantSettings } from "@/server/settings";
import { type Answer, answer, Malformed, type QueryDoor, type Secrets, type TracedDoor } from "../door";
import type { DataOf } from "../protocol/operations";
import { codeOf, refusalData, tierApplied } from "../refusal-codes";
import { performKeyed } from "./keyed";
import { balanceData } from "./money";
import { presentedCardNo } from "./presented-card";

export function performOpen(
  door: TracedDoor,
  data: DataOf<"card.open">,
  secrets: Secrets,
): Promise<LedgerAnswer> {
  if (data.birthday !== undefined && !isBirthday(data.birthday)) throw new Malformed("birthday");
  return performKeyed(door, "card.open", data.operator, openCard, {
    input: (place) => ({
      cardNo: data.card?.no ?? null,
      phone: data.phone,
      name: data.name ?? "",
      birthday: data.birthday ?? null,
      gender: data.gender ?? "unspecified",
      pin: secrets.newPin ?? null,
      storeId: place.storeId,
    }),
    data: (opened, facts) => ({
      cardNo: opened.cardNo,
      state: "active",
      ...balanceData({ principal: 0n, bonus: 0n, points: 0n }),
      receipt: welcomeSlip(
        { ...facts, cardNo: opened.cardNo, qr: `YIKA:CARD:${opened.cardNo}` },
        { holder: opened.name === "" ? maskPhone(opened.phone) : maskName(opened.name) },
      ),
    }),
  });
}

export async function answerFind(door: QueryDoor, data: DataOf<"card.find">): Promise<Answer> {
  const [items, settings] = await Promise.all([
    findCards(door.scope, soughtBy(data)),
    merchantSettings(door.scope.merchantId),
  ]);
  return answer("000", {
    items: items.map(({ cardNo, phone, name, state, openedAt }) => ({
      cardNo,
      phone: maskPhone(phone),
      name: maskName(name),
      state,
      openedOn: businessDay(openedAt, settings.zone, settings.cutoffMinutes),
    })),
  });
}

function soughtBy(data: DataOf<"card.find">): CardSought {
  if ("phone" in data) return { by: "phone", value: data.phone };
  if ("name" in data) return { by: "name", value: data.name };
  if ("cardNo" in data) return { by: "cardNo", value: data.cardNo };
  return { by: "birthday", value: data.birthday };
}

export async function answerBalance(
  door: QueryDoor,
  data: DataOf<"balance">,
  secrets: Secrets,
): Promise<Answer> {
  const read = await readWithPin(
    ledgerSql(),
    askFor(door, await presentedCardNo(door, data.card)),
    secrets.pin ?? null,
    door.now,
  );
  if ("applied" in read) return answer(codeOf(read), refusalData(read));
  const { account, config } = read;
  const state = memberOf(CARD_STATES, account.cardState);
  const facts = slipFactsOf(config, {
    terminalId: door.terminalId,
    storeId: door.gate.storeId,
    operator: null,
    at: door.now,
  });
  return answer("000", {
    cardNo: maskCardNumber(account.cardNo),
    holder: maskName(read.holder),
    state,
    ...balanceData(account),
    receipt: balanceSlip({ ...facts, cardNo: account.cardNo }, { balance: account, state }),
  });
}

export async function answerQuote(door: QueryDoor, data: DataOf<"bonus.quote">): Promise<Answer> {
  const cardNo = await presentedCardNo(door, data.card);
  const ask = { ...askFor(door, cardNo), limitsOf: { operatorNo: "", at: door.now } };
  const [seen] = await readSnapshots(ledgerSql(), [ask]);
  if (!seen?.account) return answer("104");
  const { bonus, points, tier } = giftFor(seen, BigInt(data.paid), door.now);
  return answer("000", { bonus: Number(bonus), points: Number(points), tier: tierApplied(tier) });
}

/** A look at a card without a key: no trace 0 was ever stored. */
export function askFor(door: QueryDoor, cardNo: string): Ask {
  const key = { terminalId: door.terminalId, session: 0, trace: 0, txnId: "", bodyHash: new Uint8Array() };
  return { merchantId: door.scope.merchantId, key, cardNo, limitsOf: null };
}
