import net from "node:net";

/** What happens to the next connection's exchange. */
export type Fate = "pass" | "cutBefore" | "cutAfter" | "duplicate";

/**
 * A TCP proxy that loses what an operator fears most to lose: `cutAfter` lets the request through, waits for the whole
 * reply, and drops it, so that the server has committed and the terminal knows nothing.
 */
export type CutProxy = {
  readonly url: string;
  readonly counts: Record<Fate, number>;
  close(): Promise<void>;
};

export async function cutProxy(port: number, fateOfNext: () => Fate): Promise<CutProxy> {
  const counts = { pass: 0, cutBefore: 0, cutAfter: 0, duplicate: 0 };
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    open.add(client);
    client.on("close", () => open.delete(client));
    client.on("error", () => client.destroy());
    client.once("data", (request) => {
      const fate = fateOfNext();
      counts[fate] += 1;
      if (fate === "cutBefore") return client.destroy();
      if (fate === "duplicate") forward(port, request, () => {});
      forward(port, request, (reply) => (fate === "cutAfter" ? client.destroy() : client.end(reply)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the proxy has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    counts,
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Sends one request and hands over the whole reply; terminals' requests are small enough for one packet. */
function forward(port: number, request: Buffer, done: (reply: Buffer) => void): void {
  const text = request.toString("latin1").replace(/\r\nconnection: keep-alive/i, "\r\nconnection: close");
  const upstream = net.connect(port, "127.0.0.1");
  const parts: Buffer[] = [];
  upstream.on("data", (part) => parts.push(part));
  upstream.on("end", () => done(Buffer.concat(parts)));
  upstream.on("error", () => done(Buffer.alloc(0)));
  upstream.write(Buffer.from(text, "latin1"));
}
