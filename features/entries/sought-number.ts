import { isCardNumber } from "@/domain/card-number";
import { toHalfWidth } from "@/domain/full-width";
import { isPhone, normalizePhone } from "@/domain/person";

/** What a number typed into the one search box may be; several at once where its length does not tell. */
export type SoughtNumber = {
  readonly text: string;
  readonly ref: bigint | null;
  readonly voucher: number | null;
  readonly cardNo: string | null;
  readonly phone: string | null;
};

const LONGEST = 40;
/** What the code on a slip says before the reference. */
const SLIP_MARK = /^YIKA:/i;

/** Twelve digits are a reference, six a voucher; card numbers and phones by their own rules. Null when nothing was typed. */
export function soughtNumber(typed: string): SoughtNumber | null {
  const text = typed.trim().slice(0, LONGEST);
  if (text === "") return null;
  const plain = toHalfWidth(text).replace(SLIP_MARK, "").replace(/[\s-]/g, "");
  const phone = normalizePhone(plain);
  return {
    text,
    ref: /^\d{12}$/.test(plain) ? BigInt(plain) : null,
    voucher: /^\d{6}$/.test(plain) ? Number(plain) : null,
    cardNo: isCardNumber(plain) ? plain : null,
    phone: isPhone(phone) ? phone : null,
  };
}
