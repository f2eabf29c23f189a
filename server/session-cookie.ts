import { cookies, headers } from "next/headers";
import type { AuthOptions } from "next-auth";
import { decode, encode } from "next-auth/jwt";
import * as z from "zod";
import { env } from "./env";
import { keys } from "./keys";
import { SESSION_MS, type SessionKey } from "./user-sessions";

const COOKIE = "yika.session";

const claims = z.object({
  merchantId: z
    .string()
    .regex(/^[1-9][0-9]{0,17}$/)
    .transform(BigInt),
  sessionId: z.uuid(),
});

/** The claims of a token or a callback's payload, if they are ours. */
export function sessionKeyOf(payload: unknown): SessionKey | null {
  const parsed = claims.safeParse(payload);
  return parsed.success ? parsed.data : null;
}

/** What next-auth does for every door: encrypted JWT that carries two ids and nothing else. */
export async function sessionOptions(): Promise<Omit<AuthOptions, "providers">> {
  return {
    secret: keys().authSecret,
    session: { strategy: "jwt", maxAge: SESSION_MS / 1000 },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: { name: COOKIE, options: await cookieOptions() } },
    callbacks: {
      // Never `session` or `trigger`: a browser may post an update of its session, and nothing in it is believed.
      jwt: ({ token, user }) => {
        const key = sessionKeyOf(user ?? token);
        return key ? { merchantId: key.merchantId.toString(), sessionId: key.sessionId } : {};
      },
      session: ({ session }) => ({ expires: session.expires }),
    },
  };
}

export async function readSessionCookie(): Promise<SessionKey | null> {
  const token = (await cookies()).get(COOKIE)?.value;
  if (!token) return null;
  return sessionKeyOf(await decodeOrNull(token));
}

/** A cookie made under other keys, damaged or too old is a visitor without one, not an error. */
async function decodeOrNull(token: string) {
  try {
    return await decode({ token, secret: keys().authSecret });
  } catch {
    return null;
  }
}

export async function writeSessionCookie(key: SessionKey): Promise<void> {
  const token = await encode({
    token: { merchantId: key.merchantId.toString(), sessionId: key.sessionId },
    secret: keys().authSecret,
    maxAge: SESSION_MS / 1000,
  });
  (await cookies()).set(COOKIE, token, { ...(await cookieOptions()), maxAge: SESSION_MS / 1000 });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete(COOKIE);
}

async function cookieOptions() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: await isHttps() } as const;
}

async function isHttps(): Promise<boolean> {
  if (env().YIKA_URL) return env().YIKA_URL?.startsWith("https://") ?? false;
  return (await headers()).get("x-forwarded-proto")?.split(",")[0]?.trim() === "https";
}
