import { makeTerminal, type TestMerchant } from "@/db/test/factories";
import type { Slip } from "@/domain/slip";
import { memoryIdentity } from "@/terminal/client/identity-memory";
import { memoryJournal } from "@/terminal/client/journal-memory";
import type { Outcome } from "@/terminal/client/outcome";
import { Terminal } from "@/terminal/client/terminal";
import type { Transport } from "@/terminal/client/transport";
import { handleTerminalRequest } from "@/terminal/handler";
import { toBase64url } from "@/terminal/protocol/base64url";
import { HEADERS, requestEnvelope } from "@/terminal/protocol/envelope";
import { isOperation } from "@/terminal/protocol/operations";
import { replyBreach } from "@/terminal/protocol/reply-check";

/** Straight into the handler; every reply is held against the contract. */
export const directTransport: Transport = async ({ headers, body }) => {
  const response = await handleTerminalRequest(
    new Request("http://localhost/api/terminal", {
      method: "POST",
      headers: { ...headers, "content-type": "application/json" },
      body,
    }),
  );
  const received = new Uint8Array(await response.arrayBuffer());
  if (response.status === 200) holdToContract(body, received);
  return { status: response.status, mac: response.headers.get(HEADERS.mac), body: received };
};

function holdToContract(request: string, received: Uint8Array): void {
  const { op } = requestEnvelope.parse(JSON.parse(request));
  const breach = isOperation(op) ? replyBreach(op, JSON.parse(Buffer.from(received).toString())) : null;
  if (breach !== null) throw new Error(`the reply to ${op} breaks the contract at ${breach}`);
}

export type WiredTerminal = {
  readonly terminal: Terminal;
  readonly terminalId: bigint;
  readonly shown: Outcome[];
  readonly printed: Slip[];
};

/**
 * An activated reference terminal of this merchant, signed on, that remembers what it showed and printed. It tries again
 * at once, unless it is told to `wait` between tries as at a shop's counter.
 */
export async function wiredTerminal(
  of: TestMerchant,
  transport: Transport = directTransport,
  { wait }: { wait: boolean } = { wait: false },
): Promise<WiredTerminal> {
  const { terminalId, key } = await makeTerminal(of);
  const shown: Outcome[] = [];
  const printed: Slip[] = [];
  const terminal = new Terminal({
    transport,
    journal: memoryJournal(),
    identity: memoryIdentity({ terminal: terminalId.toString(), key: toBase64url(key) }),
    screen: { show: (outcome) => void shown.push(outcome) },
    printer: { print: (slip) => void printed.push(slip) },
    ...(wait ? {} : { wait: async () => {} }),
  });
  const signedOn = await terminal.signOn();
  if (signedOn.kind !== "signed-on") throw new Error(`sign-on failed: ${JSON.stringify(signedOn)}`);
  return { terminal, terminalId, shown, printed };
}
