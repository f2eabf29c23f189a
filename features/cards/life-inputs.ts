import * as z from "zod";
import { isCardNumber } from "@/domain/card-number";
import { HOLDER_CHECKS } from "@/domain/holder-check";
import { normalizePhone } from "@/domain/person";
import { emptyAsAbsent, idField, numericPasswordField, optionalLineField } from "@/server/input-fields";

/** What the deeds of a card's life are asked with, by a terminal's wire function or a form of the portal. */

const cardNoField = z.string("REQUIRED").trim().refine(isCardNumber, "MALFORMED");

/** How the holder was checked; what a gate has to prove is refused to a person who only says so (domain/holder-check). */
const checkedField = z.enum(HOLDER_CHECKS, "REQUIRED");

/** Left out: no PIN from now on. */
const newPinField = emptyAsAbsent(numericPasswordField);

export const cardInput = z.object({ cardNo: cardNoField });

export const reportLostInput = z.object({
  cardNo: cardNoField,
  /** the holder's, when the card is not at hand; it has to be the one known here */
  phone: emptyAsAbsent(z.string().max(40, "TOO_LONG").transform(normalizePhone)),
});

export const checkedCardInput = z.object({ cardNo: cardNoField, checked: checkedField });

export const unlockInput = checkedCardInput.extend({
  /** who agreed, as a terminal's gate heard it; what anybody else says about that is not kept */
  approvedBy: optionalLineField(100),
});

export const reissueInput = z.object({
  cardNo: cardNoField,
  newCardNo: cardNoField,
  checked: checkedField,
});

export const newPinInput = z.object({ cardNo: cardNoField, newPin: newPinField, checked: checkedField });

export const bindInput = z.object({ cardNo: cardNoField, storeId: idField, checked: checkedField });
