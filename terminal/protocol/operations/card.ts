import * as z from "zod";
import { CARD_STATES } from "@/domain/card-state";
import { GENDERS } from "@/domain/person";
import { calendarDay, cardNo, cardToken, fen, line, operatorNo, phone, points, ref, voucher } from "../ids";
import { MAX_FOUND_CARDS } from "../limits";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";
import { secondPerson } from "./supervisor";
import { tender } from "./tender";

/** A card as read at the terminal: its number (swiped, keyed, scanned) or a one-time code of the member page. */
export const cardRef = z.union([z.strictObject({ no: cardNo }), z.strictObject({ token: cardToken })]);

export const cardState = z.enum(CARD_STATES);
export const gender = z.enum(GENDERS);

/** Figures of an account after the operation; every money reply has them. */
export const balanceAfter = { principal: fen, bonus: fen, points } as const;

const openCard = z.strictObject({ no: cardNo });

/** 开卡: `newPin` absent means the card has no PIN; `card` absent draws the next free number (a virtual card). */
export const cardOpenData = z.strictObject({
  operator: operatorNo,
  card: openCard.optional(),
  phone,
  birthday: calendarDay.optional(),
  gender: gender.optional(),
  name: line(40).optional(),
  newPin: secretField.optional(),
});

export const cardOpenReply = z.object({
  cardNo,
  state: cardState,
  ...balanceAfter,
  receipt: slipSchema,
});

/** 查询卡信息: by exactly one fact. */
export const cardFindData = z.union([
  z.strictObject({ phone }),
  z.strictObject({ name: line(40) }),
  z.strictObject({ cardNo }),
  z.strictObject({ birthday: calendarDay }),
]);

/** Phone and name come masked. */
export const cardFindReply = z.object({
  items: z
    .array(
      z.object({
        cardNo,
        phone: z.string(),
        name: z.string(),
        state: cardState,
        openedOn: calendarDay,
      }),
    )
    .max(MAX_FOUND_CARDS),
});

/** 查询余额 */
export const balanceData = z.strictObject({ card: cardRef, pin: secretField.optional() });

export const balanceReply = z.object({
  cardNo: z.string(),
  holder: z.string(),
  state: cardState,
  ...balanceAfter,
  receipt: slipSchema,
});

/** 开户撤销: only before any movement; the number goes back to stock. */
export const cardVoidOpenData = z.strictObject({ operator: operatorNo, card: cardRef });
export const cardVoidOpenReply = z.object({ cardNo, state: cardState, receipt: slipSchema });

/** 挂失: with the card, or by its number and the holder's phone when the card is gone. */
export const cardReportLostData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  phone: phone.optional(),
});
/** 解挂: the PIN, or a second person. */
export const cardUnlockData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  pin: secretField.optional(),
  ...secondPerson,
});
export const cardStateReply = z.object({ cardNo, state: cardState, receipt: slipSchema });

/** 补卡: the old card's number and PIN, the new card's number; balances and points stay. */
export const cardReissueData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  newCard: openCard,
  pin: secretField.optional(),
});
export const cardReissueReply = z.object({
  oldCardNo: cardNo,
  cardNo,
  state: cardState,
  ...balanceAfter,
  receipt: slipSchema,
});

/** 改密: the old PIN where there is one; `newPin` absent means no PIN from now on. */
export const cardChangePinData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  pin: secretField.optional(),
  newPin: secretField.optional(),
});
/** 重置密码: the operator has checked the person. */
export const cardResetPinData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  newPin: secretField.optional(),
});
export const cardPinReply = z.object({ cardNo, hasPin: z.boolean(), receipt: slipSchema });

/** 绑定商户, 解绑: with the card and its PIN. */
export const cardBindData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  pin: secretField.optional(),
});
export const cardBindReply = z.object({ cardNo, issuer: z.string(), ...balanceAfter, receipt: slipSchema });
export const cardUnbindReply = z.object({ cardNo, receipt: slipSchema });

/** 销户, the quote: what would be paid back and how; bonus and points lapse. */
export const cardQuoteCloseData = z.strictObject({ card: cardRef, pin: secretField.optional() });
export const cardQuoteCloseReply = z.object({ ...balanceAfter, refund: fen, tenders: z.array(tender) });

/** 销户: `refund` is the quote that was shown, or nothing is booked (109); `tender` where there is something to pay. */
export const cardCloseData = z.strictObject({
  operator: operatorNo,
  card: cardRef,
  pin: secretField.optional(),
  refund: fen,
  tender: tender.optional(),
  ...secondPerson,
});
export const cardCloseReply = z.object({
  ref: ref.optional(),
  voucher: voucher.optional(),
  ...balanceAfter,
  refund: fen,
  receipt: slipSchema,
});
