import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { signIn } from "@/features/users/operations/sign-in";
import { clientAddress } from "@/server/client-address";
import { now } from "@/server/clock";
import { log } from "@/server/log";
import { sessionKeyOf, sessionOptions } from "@/server/session-cookie";
import { revokeUserSession } from "@/server/user-sessions";

// The address is whatever the browser used: any host and port, and no setting to forget.
process.env.AUTH_TRUST_HOST ??= "true";

/** next-auth writes the words of what is thrown into its answer; those of a database are nobody else's business. */
function failUnseen(error: unknown): never {
  log().error({ err: error }, "sign-in failed");
  throw new Error("unavailable");
}

async function handler(request: NextRequest, context: { params: Promise<{ nextauth: string[] }> }) {
  return NextAuth(request, context, {
    ...(await sessionOptions()),
    providers: [
      Credentials({
        credentials: { merchant: {}, login: {}, password: { type: "password" } },
        async authorize(typed) {
          const result = await signIn({
            typed,
            address: clientAddress(request.headers),
            userAgent: request.headers.get("user-agent") ?? "",
            now: now(),
          }).catch(failUnseen);
          if (result.outcome !== "in") return null;
          const { merchantId, sessionId } = result.session;
          return { id: sessionId, sessionId, merchantId: merchantId.toString() };
        },
      }),
    ],
    events: {
      async signOut({ token }) {
        const key = sessionKeyOf(token);
        if (key) await revokeUserSession(key, now());
      },
    },
  });
}

export { handler as GET, handler as POST };
