import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";
import { makeStockCards, makeTerminal } from "@/db/test/factories";
import { toBase64url } from "@/terminal/protocol/base64url";
import { expect, test } from "./fixtures";

const root = fileURLToPath(new URL("..", import.meta.url));

test("the reference terminal runs in a browser, and its journal outlives a reload in the middle of a spend", async ({
  page,
  merchant,
  baseURL,
}) => {
  const modules = await createViteServer({
    configFile: false,
    root,
    logLevel: "error",
    resolve: { alias: { "@": root } },
    server: { port: 0, host: "localhost", hmr: false, watch: null, proxy: { "/api": baseURL ?? "" } },
    optimizeDeps: { include: ["zod"], entries: [] },
  });
  await modules.listen();
  const origin = modules.resolvedUrls?.local[0] ?? "";
  const { terminalId, key } = await makeTerminal(merchant);
  const [card = ""] = await makeStockCards(merchant, 1);
  const till = { terminal: terminalId.toString(), key: toBase64url(key), card };
  const run = (name: string) =>
    page.evaluate(
      async ({ name, till }) =>
        (await import(`${location.origin}/e2e/terminal-in-browser-page.ts`))[name](till),
      { name, till },
    );

  await page.route("**/blank", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  await page.goto(`${origin}blank`);
  expect(await run("openAndSpend")).toEqual(["card.open done", "recharge done", "spend done"]);
  expect(await run("spendAndLosePower")).toEqual([]);
  await page.reload();
  expect(await run("resume")).toEqual({ shown: ["spend done"], principal: 10_000 - 3_650 - 1_800 });
  await page.reload();
  expect(await run("resume")).toEqual({ shown: [], principal: 10_000 - 3_650 - 1_800 });
  await modules.close();
});
