import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { decideRight, type Right } from "@/domain/rights";
import { clientAddress } from "./client-address";
import { now } from "./clock";
import type { Context } from "./operation";
import { mintScope, type Scope } from "./scope";
import { readSessionCookie } from "./session-cookie";
import { findSessionUser, type SessionUser } from "./user-sessions";

export type CurrentUser = SessionUser & { readonly scope: Scope };

/** Who is signed in in this request, asked of the database once per request; null for a visitor. */
export const currentUser = cache(async (): Promise<CurrentUser | null> => {
  const key = await readSessionCookie();
  const user = key ? await findSessionUser(key, now()) : null;
  return user ? { ...user, scope: mintScope(user.merchant.id) } : null;
});

/** The gate of every page and action of the portal: a visitor is sent to sign in. */
export async function requireUser(): Promise<CurrentUser> {
  return (await currentUser()) ?? redirect("/sign-in");
}

/** As requireUser; a role that lacks the right is shown the page that says so. */
export async function requireRight(right: Right): Promise<CurrentUser> {
  const user = await requireUser();
  if (decideRight(user.user.role, right) !== "allowed") forbidden();
  return user;
}

/** The present request as an operation's context. */
export async function portalContext({ user, scope }: CurrentUser): Promise<Context> {
  return {
    scope,
    actor: { kind: "user", id: user.id, role: user.role, name: user.name },
    door: "portal",
    origin: clientAddress(await headers()),
    now: now(),
  };
}
