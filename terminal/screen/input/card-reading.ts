import { isCardNumber, isLuhn, normalizeCardNumber } from "@/domain/card-number";

const TRACK_TWO = /;([0-9]{8,19})(?:=[^?]*)?\??/;
const TRACK_ONE = /%B([0-9]{8,19})\^/i;
const ONE_TIME_CODE = /^(?:YIKA:PAY:|token:)([A-Za-z0-9_-]{16,128})$/i;

/**
 * What a swipe, a scanner or a camera read, as the answer to a question for a card: the number without sentinels and track
 * data, or "token:" and a member's one-time code. Null when it is no card.
 */
export function cardFromReading(text: string): string | null {
  const plain = text.trim();
  const token = ONE_TIME_CODE.exec(plain)?.[1];
  if (token) return `token:${token}`;
  const track = TRACK_TWO.exec(plain)?.[1] ?? TRACK_ONE.exec(plain)?.[1];
  if (track) return track;
  const number = normalizeCardNumber(plain);
  return isCardNumber(number) ? number : null;
}

/**
 * The card of a burst that followed closely on other keys. Those may be a person's (a short key, then the swipe) or the
 * number's own head, where the system held the reader's keys up; the check digit tells. Null where it does not: half a number
 * may be somebody else's card, so it is read once more.
 */
export function cardFromBurst(text: string, earlier: string): string | null {
  const alone = cardFromReading(text);
  const whole = cardFromReading(earlier + text);
  if (alone === whole || whole === null) return alone;
  if (alone === null) return whole;
  if (isLuhn(alone) === isLuhn(whole)) return null;
  return isLuhn(whole) ? whole : alone;
}
