import { randomUUID } from "node:crypto";
import { workerScript } from "./worker-script";

// Drawn once while the pages are built: every build has a worker of its own, and every process serves the same one.
export const dynamic = "force-static";
const version = randomUUID();

export function GET(): Response {
  return new Response(workerScript(version), {
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": "no-cache",
      // Its folder would allow /pos/ only, and the page is at /pos.
      "service-worker-allowed": "/pos",
    },
  });
}
