/** Owns what is known of a member: phone, name, gender, birthday; how it is checked and how it is masked. */
import { isDay } from "@/domain/business-day";
import { toHalfWidth } from "@/domain/full-width";
import type { Words } from "@/domain/slip";

export const GENDERS = ["female", "male", "unspecified"] as const;
export type Gender = (typeof GENDERS)[number];

export const GENDER_WORDS: Readonly<Record<Gender, Words>> = {
  female: { zh: "女", en: "Female" },
  male: { zh: "男", en: "Male" },
  unspecified: { zh: "未填", en: "Not given" },
};

const MAINLAND_MOBILE = /^1[3-9][0-9]{9}$/;

/** Whether a normalized text is a phone number: a mainland mobile, or + and 6 to 15 digits (E.164). */
export function isPhone(text: string): boolean {
  return MAINLAND_MOBILE.test(text) || /^\+[0-9]{6,15}$/.test(text);
}

/**
 * A typed phone number as it is stored: ASCII, without spaces, hyphens, dots and brackets; a mainland mobile without +86,
 * so that one person is found under one number. It does not check it.
 */
export function normalizePhone(text: string): string {
  const plain = toHalfWidth(text)
    .replace(/[\s().-]/g, "")
    .replace(/^00/, "+");
  const mainland = plain.replace(/^\+?86(?=1)/, "");
  return MAINLAND_MOBILE.test(mainland) ? mainland : plain;
}

/** A phone number with its middle hidden: "139 **** 1234"; foreign ones keep the country's first digits and the last four or two. */
export function maskPhone(phone: string): string {
  const tail = phone.length >= 10 ? 4 : 2;
  return `${phone.slice(0, 3)} **** ${phone.slice(-tail)}`;
}

/** A name with all but its first character hidden: 张* , 欧**, J***. The number of stars tells no more than that. */
export function maskName(name: string): string {
  const letters = Array.from(name.trim());
  const first = letters[0];
  if (first === undefined) return "";
  if (!/\p{Script=Han}/u.test(first)) return `${first}***`;
  return `${first}${letters.length > 2 ? "**" : "*"}`;
}

/**
 * Whether a text is a day someone can have been born on: a real calendar day from 1900-01-01.
 * @param today "YYYY-MM-DD"; when given, later days are refused
 */
export function isBirthday(text: string, today?: string): boolean {
  return isDay(text) && text >= "1900-01-01" && (today === undefined || text <= today);
}
