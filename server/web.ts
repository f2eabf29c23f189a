import http from "node:http";
import { BlockList } from "node:net";
import { StartRefusal } from "@/db/start-refusal";

export type NodeHandler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export type Web = {
  server: http.Server;
  port: number;
  /** From now on this answers; until then callers are told to come back. */
  answerWith(handler: NodeHandler): void;
  /** Takes no new connection, lets what is under way end within `patienceMs`, then cuts the rest. */
  close(patienceMs: number): Promise<void>;
};

/** Opens the port at once, so that a taken one is known before anything else is started. Throws `StartRefusal`. */
export async function openWeb(port: number, host: string | undefined): Promise<Web> {
  let handler: NodeHandler = (_request, response) => {
    response.writeHead(503, {
      "content-type": "text/plain; charset=utf-8",
      "retry-after": "2",
      refresh: "2",
    });
    response.end("Yika is starting.\n");
  };
  const server = http.createServer((request, response) => {
    noteCaller(request);
    if (isReadable(request.url ?? "/")) handler(request, response);
    else refuseAddress(response);
  });
  // A terminal sends once in a while over a connection it keeps; a proxy in front keeps them for a minute.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 20_000;
  server.requestTimeout = 30_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(new StartRefusal(whyNotListening(error, port, host))));
    server.listen({ port, host }, resolve);
  });
  const address = server.address();
  return {
    server,
    port: address !== null && typeof address === "object" ? address.port : port,
    answerWith(next) {
      handler = next;
    },
    async close(patienceMs) {
      const cut = setTimeout(() => server.closeAllConnections(), patienceMs);
      await new Promise((resolve) => server.close(resolve));
      clearTimeout(cut);
    },
  };
}

/** Whether every escape of a path means a character: the pages' router takes one that does not for a failure of ours. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch (error) {
    if (error instanceof URIError) return false;
    throw error;
  }
}

function refuseAddress(response: http.ServerResponse): void {
  response.writeHead(400, { "content-type": "text/plain; charset=utf-8" });
  response.end("This address cannot be read.\n");
}

const nearby = new BlockList();
nearby.addSubnet("127.0.0.0", 8, "ipv4");
nearby.addSubnet("10.0.0.0", 8, "ipv4");
nearby.addSubnet("172.16.0.0", 12, "ipv4");
nearby.addSubnet("192.168.0.0", 16, "ipv4");
nearby.addAddress("::1", "ipv6");
nearby.addSubnet("fc00::", 7, "ipv6");

/**
 * A proxy stands on this machine or in its network; only its word about the caller counts. Anyone else's
 * X-Forwarded-For is their own invention, and would let a guesser of passwords be a new caller each time.
 */
function noteCaller(request: http.IncomingMessage): void {
  const address = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  const believed = nearby.check(address, address.includes(":") ? "ipv6" : "ipv4");
  if (!believed || !request.headers["x-forwarded-for"]) request.headers["x-forwarded-for"] = address;
}

function whyNotListening(error: Error, port: number, host: string | undefined): string {
  const code = "code" in error ? error.code : "";
  if (code === "EADDRINUSE") return `Port ${port} is taken by another program; set PORT to a free one.`;
  if (code === "EACCES") return `This user may not open port ${port}; set PORT to 1024 or higher.`;
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND")
    return `HOST ${host} is not an address of this machine.`;
  return `Port ${port} cannot be opened: ${error.message}.`;
}
