import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { getRequestListener } from "@hono/node-server";
import { StartRefusal } from "@/db/start-refusal";
import { clientAddress } from "@/server/client-address";
import { env } from "@/server/env";
import { closeEvents } from "@/server/events";
import { healthStatus } from "@/server/health";
import {
  type Installation,
  installationFact,
  openInstallation,
  setInstallationFact,
} from "@/server/installation";
import { ensurePages } from "@/server/pages-build";
import { refusalLine } from "@/server/refusal-line";
import { type NodeHandler, openWeb, type Web } from "@/server/web";

const root = path.dirname(fileURLToPath(import.meta.url));
const drainMs = 10_000;
const say = (text: string) => console.log(`· ${text}`);

type Doors = { terminal: boolean; portal: boolean; dev: boolean };

let web: Web | undefined;
let installation: Installation | undefined;
let ending = false;

/** Which doors this process opens; each can be a process of its own, so that a busy portal never slows a till. */
function doorsAsked(): Doors {
  const { values } = parseArgs({ options: { dev: { type: "boolean" }, only: { type: "string" } } });
  const { only, dev = false } = values;
  if (only !== undefined && only !== "terminal" && only !== "portal")
    throw new StartRefusal(`--only is terminal or portal, not ${only}.`);
  return { terminal: only !== "portal", portal: only !== "terminal", dev };
}

async function start(): Promise<void> {
  const startedAt = performance.now();
  const doors = doorsAsked();
  const whole = doors.terminal && doors.portal;
  // Before React is loaded, which looks only once.
  Object.assign(process.env, { NODE_ENV: doors.dev ? "development" : "production" });
  web = await openWeb(env().PORT, env().HOST);
  const address = env().YIKA_URL ?? `http://localhost:${web.port}`;
  process.env.NEXTAUTH_URL ??= address;
  // Without a fixed address, sign-in goes back to whichever one the browser used.
  if (!env().YIKA_URL) process.env.AUTH_TRUST_HOST ??= "true";
  say(`Port ${web.port} is open.`);
  if (doors.portal && !doors.dev) await ensurePages(root, say);
  say(env().DATABASE_URL ? "Connecting to the database …" : "Starting PostgreSQL …");
  installation = await openInstallation({ say, attach: !whole, onLost: (reason) => void end(reason) });
  if (doors.portal) await setInstallationFact("address", address);
  const demo = whole ? await demoState(installation) : null;
  web.answerWith(await mount(doors, web));
  console.log(`Yika is at ${address}  (ready in ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`);
  if (demo === "done") await tellDemoLogins();
  else if (demo !== null) void fillDemoBehind();
}

/** The demo merchant: in a brand-new database of our own, and again where filling it was interrupted. */
async function demoState({ embedded, brandNew }: Installation): Promise<string | null> {
  if (!embedded || env().YIKA_DEMO === "off") return null;
  if (brandNew) await setInstallationFact("demo", "wanted");
  return installationFact("demo");
}

/** While the pages are served already. The log-ins are told as soon as they are good, the history goes on behind. */
async function fillDemoBehind(): Promise<void> {
  const { fillDemo } = await import("@/db/seed/demo");
  let told = false;
  const onProgress = async (text: string) => {
    say(text);
    told ||= await tellDemoLogins();
  };
  try {
    await fillDemo((text) => void onProgress(text));
    if (!told) await tellDemoLogins();
  } catch (error) {
    if (!ending) console.error("The demo merchant is not complete; the next start goes on with it.", error);
  }
}

async function tellDemoLogins(): Promise<boolean> {
  const { demoInfo } = await import("@/db/seed/demo");
  const info = await demoInfo();
  if (!info) return false;
  console.log(`Demo merchant ${info.merchant.name}. Sign in with merchant ${info.merchant.slug} and`);
  for (const { login, password, role } of info.logins) console.log(`  ${role}: ${login} / ${password}`);
  console.log("Terminals, cards and an activation code: npm run admin -- demo");
  return true;
}

async function mount(doors: Doors, web: Web): Promise<NodeHandler> {
  const terminal = doors.terminal ? await terminalDoor() : notHere;
  const pages = doors.portal ? await portalDoor(doors.dev, web) : notHere;
  return (request, response) => {
    const asked = (request.url ?? "/").split("?", 1)[0] ?? "/";
    if (asked === "/healthz") void answerHealth(response);
    else if (asked === "/api/terminal" || asked.startsWith("/api/terminal/")) terminal(request, response);
    else pages(request, response);
  };
}

async function terminalDoor(): Promise<NodeHandler> {
  const { handleTerminalRequest } = await import("@/terminal/handler");
  return getRequestListener((request) =>
    handleTerminalRequest(request, { address: clientAddress(request.headers) }),
  );
}

async function portalDoor(dev: boolean, { server: httpServer, port }: Web): Promise<NodeHandler> {
  const { default: next } = await import("next");
  // Next calls itself there after an action that redirects.
  const pages = next({ dev, dir: root, httpServer, port, hostname: env().HOST ?? "localhost" });
  await pages.prepare();
  return pages.getRequestHandler();
}

const notHere: NodeHandler = (_request, response) => {
  response.writeHead(404, { "content-type": "text/plain; charset=utf-8" });
  response.end("This process does not serve that.\n");
};

async function answerHealth(response: Parameters<NodeHandler>[1]): Promise<void> {
  const { status, body } = await healthStatus();
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(body);
}

/** Takes no more requests, answers those under way, then lets the database go. A reason makes it a failure. */
async function end(reason?: string): Promise<void> {
  if (ending) return;
  ending = true;
  if (reason) console.error(`Yika stops: ${reason}.`);
  else say("Stopping …");
  await closeEvents();
  await web?.close(drainMs);
  await installation?.close();
  if (!reason) say("Stopped. Nothing is lost.");
  process.exit(reason ? 1 : 0);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
start().catch(async (error: unknown) => {
  const line = refusalLine(error);
  if (ending) return;
  ending = true;
  console.error(line ? `Yika cannot start: ${line}` : error);
  await web?.close(0);
  await installation?.close();
  process.exit(1);
});
