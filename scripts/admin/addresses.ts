import { env } from "@/server/env";
import { installationFact } from "@/server/installation";

/** Where the portal's users sign in: as set, else where the server was last started. */
export async function signInAddress(): Promise<string> {
  const { YIKA_URL, PORT } = env();
  return `${YIKA_URL ?? (await installationFact("address")) ?? `http://localhost:${PORT}`}/sign-in`;
}
