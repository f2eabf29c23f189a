import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { openInstallation } from "@/server/installation";
import { handleTerminalRequest } from "@/terminal/handler";
const inst = await openInstallation({ say: console.log, attach: false, onLost: () => process.exit(1) });
createServer(getRequestListener((r) => r.method === "POST" ? handleTerminalRequest(r) : new Response("ok"))).listen(Number(process.env.PORT));
process.on("SIGINT", async () => { await inst.close?.(); process.exit(0); });
