import { isCardNumber, normalizeCardNumber } from "@/domain/card-number";

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
