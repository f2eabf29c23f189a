import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { type BrowserContext, chromium, type Page } from "@playwright/test";
import { findChromium } from "@/e2e/chromium";

/** One Chromium over one profile, started as a process of our own so that it can be killed without a word. */
export class KillableBrowser {
  private child: ChildProcess | null = null;
  private context: BrowserContext | null = null;

  constructor(
    private readonly profile: string,
    private readonly origin: string,
    /** called by pages as `tellShown`, and awaited there */
    private readonly tellShown: (terminal: string, line: unknown) => void,
  ) {}

  async start(): Promise<void> {
    const program = findChromium();
    if (!program) throw new Error("no Chromium found: install the package chromium");
    const child = spawn(
      program,
      [
        ...["--headless=new", "--no-sandbox", "--disable-background-networking", "--no-first-run"],
        ...["--remote-debugging-port=0", `--user-data-dir=${this.profile}`, "about:blank"],
      ],
      { stdio: ["ignore", "ignore", "pipe"] },
    );
    this.child = child;
    const browser = await chromium.connectOverCDP(await debuggerOf(child));
    const [context] = browser.contexts();
    if (!context) throw new Error("the browser has no context");
    this.context = context;
    await context.exposeFunction("tellShown", this.tellShown);
  }

  async openTab(): Promise<Page> {
    if (!this.context) throw new Error("the browser is not running");
    const page = await this.context.newPage();
    await page.route("**/blank", (route) =>
      route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
    );
    await page.goto(`${this.origin}blank`);
    return page;
  }

  /** The tab's process dies; another tab takes its place. */
  async crash(page: Page): Promise<Page> {
    const crashed = page.waitForEvent("crash");
    void page.goto("chrome://crash").catch(() => {});
    await crashed;
    await page.close();
    return this.openTab();
  }

  /** The whole browser dies, as in a power cut. */
  async kill(): Promise<void> {
    if (!this.child) return;
    const ended = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await ended;
    this.child = null;
    this.context = null;
  }
}

function debuggerOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (part) => {
      said += String(part);
      const found = /DevTools listening on (ws:\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
    child.once("exit", (code) => reject(new Error(`Chromium ended (${code})\n${said}`)));
  });
}
