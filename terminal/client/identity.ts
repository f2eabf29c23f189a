import * as z from "zod";
import { bytes32, terminalId } from "@/terminal/protocol/ids";

/** What activation gave this device: who it is, and the key everything is signed with. */
export const terminalIdentity = z.object({ terminal: terminalId, key: bytes32 });
export type TerminalIdentity = Readonly<z.infer<typeof terminalIdentity>>;

export interface IdentityStore {
  /** Null before activation. */
  load(): Promise<TerminalIdentity | null>;
  /** Durable once it resolves. */
  save(identity: TerminalIdentity): Promise<void>;
}
