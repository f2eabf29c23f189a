"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { action } from "@/server/action";
import { clientAddress } from "@/server/client-address";
import { now } from "@/server/clock";
import { formObject } from "@/server/form-object";
import { runOperation } from "@/server/operation";
import { portalContext, requireUser } from "@/server/session";
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from "@/server/session-cookie";
import { revokeUserSession } from "@/server/user-sessions";
import { changeOwnPassword } from "./operations/change-own-password";
import { revokeSession } from "./operations/revoke-session";
import { signIn } from "./operations/sign-in";
import { signOutEverywhere } from "./operations/sign-out-everywhere";
import { safePath } from "./safe-path";

export type SignInState = {
  readonly error?: "wrong" | "locked" | "throttled";
  /** RFC 3339 */
  readonly lockedUntil?: string;
};

export async function signInAction(_before: SignInState, form: FormData): Promise<SignInState> {
  const head = await headers();
  const result = await signIn({
    typed: formObject(form),
    address: clientAddress(head),
    userAgent: head.get("user-agent") ?? "",
    now: now(),
  });
  if (result.outcome === "locked") return { error: "locked", lockedUntil: result.lockedUntil.toISOString() };
  if (result.outcome !== "in") return { error: result.outcome };
  await writeSessionCookie(result.session);
  redirect(safePath(form.get("next")));
}

export async function signOutAction(): Promise<void> {
  const key = await readSessionCookie();
  if (key) await revokeUserSession(key, now());
  await clearSessionCookie();
  redirect("/sign-in");
}

export async function signOutEverywhereAction(): Promise<void> {
  await runOperation(signOutEverywhere, await portalContext(await requireUser()), {});
  await clearSessionCookie();
  redirect("/sign-in");
}

const changePassword = action(changeOwnPassword, { refresh: true });

/** The sign-in that stays is the one that asks, whatever the form says. */
export async function changeOwnPasswordAction(before: unknown, input: unknown) {
  const { sessionId } = await requireUser();
  return changePassword(before, Object.assign({}, formObject(input), { sessionId }));
}

export const revokeSessionAction = action(revokeSession, { refresh: true });
