import { defineConfig } from "@playwright/test";
import { findChromium } from "./e2e/chromium";
import { settlePlace } from "./e2e/place";

const { url } = await settlePlace();

export default defineConfig({
  testDir: "e2e",
  testMatch: "**/*.spec.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  outputDir: "test-results",
  use: {
    baseURL: url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    launchOptions: {
      executablePath: findChromium() ?? undefined,
      args: ["--no-sandbox", "--disable-background-networking"],
    },
  },
  webServer: {
    command: "node --import tsx e2e/start-server.ts",
    url: `${url}/sign-in`,
    timeout: 300_000,
    stdout: "ignore",
    gracefulShutdown: { signal: "SIGINT", timeout: 20_000 },
  },
});
