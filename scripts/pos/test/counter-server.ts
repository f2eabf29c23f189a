import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import * as z from "zod";
import { makeMerchant, makeStockCards, type TestMerchant } from "@/db/test/factories";
import { createTier } from "@/features/recharge-tiers/operations/create-tier";
import { issueActivationCode } from "@/features/terminals/operations/issue-activation-code";
import { registerTerminal } from "@/features/terminals/operations/register-terminal";
import { adminContext, runOperation } from "@/server/operation";
import { handleTerminalRequest } from "@/terminal/handler";

const listening = z.object({ port: z.number() });

/** The terminal's door on a port of its own, as server.ts mounts it. */
export async function counterServer(): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(getRequestListener((request) => handleTerminalRequest(request)));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = listening.parse(server.address());
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve, reject) => server.close((failed) => (failed ? reject(failed) : resolve()))),
  };
}

/** A merchant that gives 10 on 100, with a stock card and an activation code for a new terminal. */
export async function counterOf(): Promise<{ merchant: TestMerchant; card: string; code: string }> {
  const merchant = await makeMerchant({ fenPerPoint: 100n });
  const ctx = adminContext(merchant.merchantId);
  await runOperation(createTier, ctx, { name: "充100送10", from: "100", give: "fixed", value: "10" });
  const { terminalId } = await runOperation(registerTerminal, ctx, {
    storeId: String(merchant.storeId),
    name: "收银台",
  });
  const { code } = await runOperation(issueActivationCode, ctx, { terminalId: String(terminalId) });
  const [card = ""] = await makeStockCards(merchant, 1);
  return { merchant, card, code };
}
