import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { listTerminals } from "@/features/terminals/queries";
import { Declined } from "@/server/errors";
import { type Context, runOperation } from "@/server/operation";
import type { Scope } from "@/server/scope";
import type { Door } from "@/terminal/door";
import { answerSignOn } from "@/terminal/operations/control";
import { LATEST_VERSION } from "@/terminal/versions";
import { TERMINAL_NAMES } from "./demo-merchant";

/** The session the whole story is told in. */
const SESSION = 1;

/**
 * The terminals, registered and signed on, in the order of stores × TERMINAL_NAMES.
 * @throws Declined DEMO_TERMINAL_IN_USE when somebody has put one of them to work since an interrupted run
 */
export async function setUpTills(owner: Context, storeIds: readonly bigint[]): Promise<Door[]> {
  const { scope } = owner;
  const there = await listTerminals(scope);
  const tills: Door[] = [];
  for (const storeId of storeIds) {
    for (const name of TERMINAL_NAMES) {
      const known = there.find((terminal) => terminal.storeId === storeId && terminal.name === name);
      const terminalId =
        known?.id ?? (await runOperation(registerTerminal, owner, { storeId, name })).terminalId;
      const session = known?.session ?? 0;
      if (session > SESSION || known?.status === "suspended")
        throw new Declined("DEMO_TERMINAL_IN_USE", { terminal: terminalId });
      const till = doorOf(scope, terminalId);
      if (session === 0) await answerSignOn({ ...till, session: 0 }, { version: LATEST_VERSION });
      tills.push(till);
    }
  }
  return tills;
}

/** No message comes in through it, so it needs no key to open secrets and no nonce. */
function doorOf(scope: Scope, terminalId: bigint): Door {
  const terminal = terminalId.toString();
  return { scope, terminalId, terminal, session: SESSION, pinKey: new Uint8Array(32), nonce: "" };
}
