import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { findChromium } from "@/e2e/chromium";

const packageTool = "apt-get";
const fontTool = "fc-list";

/** A browser to test in: the one that is there, else Debian's, where this user may install it. `null`: none. */
export function ensureChromium(): string | null {
  const found = findChromium();
  if (found) {
    if (!hasChineseFont() && mayInstall()) install(["fonts-noto-cjk"]);
    return found;
  }
  if (mayInstall()) install(["chromium", "fonts-noto-cjk"]);
  return findChromium();
}

/** Without one, every Chinese character on a screenshot is a box; nothing else depends on it. */
export function hasChineseFont(): boolean {
  const asked = spawnSync(fontTool, [":lang=zh-cn", "family"], { encoding: "utf8" });
  if (!asked.error) return asked.stdout.trim() !== "";
  return fs.existsSync("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && spawnSync(packageTool, ["--version"], { stdio: "ignore" }).status === 0;
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(" and ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync(packageTool, ["update", "-qq"], { stdio: "inherit", env });
  spawnSync(packageTool, ["install", "-y", "-qq", "--no-install-recommends", ...packages], {
    stdio: "inherit",
    env,
  });
}
