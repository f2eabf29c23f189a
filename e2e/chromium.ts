import fs from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** Playwright's own browser where it was installed, else the system's; `null` when there is none. */
export function findChromium(): string | null {
  const own = chromium.executablePath();
  if (fs.existsSync(own)) return own;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const candidates = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  return candidates.find((candidate) => fs.existsSync(candidate)) ?? null;
}
