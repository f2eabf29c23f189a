import { defineConfig } from "@playwright/test";
import base from "./playwright.config";
import { settlePlace, dataDirectory } from "./e2e/place";
const { url, port } = await settlePlace();
export default defineConfig({ ...base, webServer: { command: "node --import tsx e2e/tmp-start.ts", url: url + "/", timeout: 60000, stdout: "pipe", gracefulShutdown: { signal: "SIGINT", timeout: 8000 }, env: { ...process.env, DATABASE_URL: "", YIKA_DEMO: "off", YIKA_DATA_DIR: dataDirectory(), PORT: String(port), LOG_LEVEL: "warn" } } });
