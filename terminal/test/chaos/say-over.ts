import { fetchTransport } from "@/terminal/client/transport";
import { type RawReply, type RawSession, readReply, signed } from "../raw-message";

/** Signs and sends over HTTP; asked to come back later, it sends the same again, as a terminal would. */
export function sayOver(url: string): (from: RawSession, body: string) => Promise<RawReply> {
  const wire = fetchTransport(url);
  return async (from, body) => {
    for (;;) {
      const message = signed(from, body);
      const { status, mac, body: received } = await wire({ headers: message.headers, body });
      const reply = readReply(message, from.keys.mac, status, mac, Buffer.from(received).toString());
      if (reply.code !== "301") return reply;
    }
  };
}
