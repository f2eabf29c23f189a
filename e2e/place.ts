import net from "node:net";
import os from "node:os";
import path from "node:path";

/** Where this run's server is: settled once, then known to the server and to every worker through the environment. */
export async function settlePlace(): Promise<{ port: number; url: string }> {
  process.env.YIKA_E2E_PORT ??= String(await freePort());
  const port = Number(process.env.YIKA_E2E_PORT);
  return { port, url: `http://localhost:${port}` };
}

/** A directory for this run alone; under the system's temporary one, which every account can enter. */
export function dataDirectory(): string {
  return path.join(os.tmpdir(), `yika-e2e-${process.env.YIKA_E2E_PORT}`);
}

async function freePort(): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve) => probe.listen(0, resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}
