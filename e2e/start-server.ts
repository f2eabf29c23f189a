import { spawn } from "node:child_process";
import fs from "node:fs";
import { dataDirectory } from "./place";

// The product as `npm start` runs it, on data of its own that goes when the run ends.
const data = dataDirectory();
fs.rmSync(data, { recursive: true, force: true });
const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
  stdio: "inherit",
  env: {
    ...process.env,
    DATABASE_URL: "",
    YIKA_URL: "",
    YIKA_DEMO: "off",
    YIKA_DATA_DIR: data,
    PORT: process.env.YIKA_E2E_PORT,
    LOG_LEVEL: "warn",
  },
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => server.kill("SIGINT"));
server.on("exit", (code) => {
  fs.rmSync(data, { recursive: true, force: true });
  process.exit(code ?? 1);
});
