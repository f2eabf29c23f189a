import type { TestMerchant } from "@/db/test/factories";
import { type RawSession, sealed, traced } from "./raw-message";

/** Messages about operators and passwords as a terminal would send them; the cashier 01 is signed in. */

export type Word = { no: string; password: string } | null;

export function worded(at: RawSession, trace: number, word: Word) {
  if (!word) return {};
  const password = sealed(at, trace, "supervisor.password", word.no, word.password);
  return { supervisor: { no: word.no, password } };
}

export const boss = (shop: TestMerchant): Word => ({
  no: shop.supervisor.no,
  password: shop.supervisor.password,
});

export function changeBody(at: RawSession, trace: number, operator: string, old: string, fresh: string) {
  return traced("operator.changePassword", trace, {
    operator,
    password: sealed(at, trace, "password", operator, old),
    newPassword: sealed(at, trace, "newPassword", operator, fresh),
  });
}

export function signInBody(at: RawSession, trace: number, operator: string, password: string) {
  return traced("operator.signIn", trace, {
    operator,
    password: sealed(at, trace, "password", operator, password),
  });
}

export function addBody(
  at: RawSession,
  trace: number,
  no: string,
  word: Word,
  more: Record<string, unknown> = {},
) {
  return traced("operator.add", trace, {
    operator: "01",
    no,
    name: "小周",
    newPassword: sealed(at, trace, "newPassword", no, "654321"),
    ...worded(at, trace, word),
    ...more,
  });
}

export const removeBody = (at: RawSession, trace: number, no: string, word: Word, more = {}) =>
  traced("operator.remove", trace, { operator: "01", no, ...worded(at, trace, word), ...more });

export function rechargeChangeBody(at: RawSession, trace: number, old: string, fresh: string, word: Word) {
  return traced("rechargePassword.change", trace, {
    operator: "01",
    password: sealed(at, trace, "password", "-", old),
    newPassword: sealed(at, trace, "newPassword", "-", fresh),
    ...worded(at, trace, word),
  });
}
