import * as z from "zod";
import { CARD_STATES } from "@/domain/card-state";
import { GENDERS } from "@/domain/person";
import { calendarDay, cardNo, cardToken, fen, line, operatorNo, phone, points } from "../ids";
import { MAX_FOUND_CARDS } from "../limits";
import { secretField } from "../secret";
import { slipSchema } from "../slip-schema";

/** A card as read at the terminal: its number (swiped, keyed, scanned) or a one-time code of the member page. */
export const cardRef = z.union([z.strictObject({ no: cardNo }), z.strictObject({ token: cardToken })]);

export const cardState = z.enum(CARD_STATES);
export const gender = z.enum(GENDERS);

/** Figures of an account after the operation; every money reply has them. */
export const balanceAfter = { principal: fen, bonus: fen, points } as const;

const openCard = z.strictObject({ no: cardNo });

/** 开卡: `newPin` absent means the card has no PIN. */
export const cardOpenData = z.strictObject({
  operator: operatorNo,
  card: openCard,
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
