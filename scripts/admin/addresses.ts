import { env } from "@/server/env";

/** Where the portal's users sign in, as far as the settings tell. */
export function signInAddress(): string {
  return `${env().YIKA_URL ?? `http://localhost:${env().PORT}`}/sign-in`;
}
