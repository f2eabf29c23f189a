import { toBase64url } from "@/terminal/protocol/base64url";
import { randomBytes } from "@/terminal/protocol/crypto-web";
import type { Desk } from "./desk";
import type { Verifier } from "./memory";
import type { OperatorAtDesk } from "./shift";

/** Signing in while the server is away (签到不需要联机): only who has signed in at this very device before. */

/** Wrong tries without the server until only the server can say. */
export const MAX_TRIES_ALONE = 5;

export type AloneVerdict =
  | { readonly kind: "right"; readonly operator: OperatorAtDesk }
  | { readonly kind: "wrong"; readonly triesLeft: number }
  | { readonly kind: "locked" | "stranger" };

/** Keeps what checks this password without the server from now on. Told only after the server found it right. */
export async function rememberOperator(
  desk: Desk,
  operator: OperatorAtDesk,
  password: string,
): Promise<void> {
  const salt = toBase64url(randomBytes(16));
  const digest = await desk.notebook.digest(textOf(desk, operator.no, salt, password));
  const verifier: Verifier = { ...operator, salt, digest, wrong: 0 };
  await desk.notebook.change(({ verifiers }) => ({
    verifiers: [...verifiers.filter(({ no }) => no !== operator.no), verifier],
  }));
}

/** Checks a password against what is kept here. The try is counted before it is judged, so that pulling the plug wins nothing. */
export async function checkAlone(desk: Desk, no: string, password: string): Promise<AloneVerdict> {
  const kept = desk.notebook.read().verifiers.find((each) => each.no === no);
  if (!kept) return { kind: "stranger" };
  if (kept.wrong >= MAX_TRIES_ALONE) return { kind: "locked" };
  const wrong = kept.wrong + 1;
  await setWrong(desk, no, wrong);
  if ((await desk.notebook.digest(textOf(desk, no, kept.salt, password))) !== kept.digest)
    return wrong >= MAX_TRIES_ALONE
      ? { kind: "locked" }
      : { kind: "wrong", triesLeft: MAX_TRIES_ALONE - wrong };
  await setWrong(desk, no, 0);
  return { kind: "right", operator: { no, name: kept.name, role: kept.role } };
}

/** Forgets operators the server no longer names for this merchant. */
export async function forgetLeavers(desk: Desk): Promise<void> {
  const info = desk.terminal.info();
  if (!info) return;
  const known = new Set(info.operators.map(({ no }) => no));
  if (desk.notebook.read().verifiers.every(({ no }) => known.has(no))) return;
  await desk.notebook.change(({ verifiers }) => ({ verifiers: verifiers.filter(({ no }) => known.has(no)) }));
}

function setWrong(desk: Desk, no: string, wrong: number): Promise<void> {
  return desk.notebook.change(({ verifiers }) => ({
    verifiers: verifiers.map((each) => (each.no === no ? { ...each, wrong } : each)),
  }));
}

function textOf(desk: Desk, no: string, salt: string, password: string): string {
  return `yika1 sign-in|${desk.terminal.id()}|${no}|${salt}|${password}`;
}
