/** The least a generator must know of HTTP/1.1 to see that a reply is whole, and what it says. */

export type RawReply = { readonly status: number; readonly approved: boolean };

const HEAD_END = "\r\n\r\n";
const APPROVED = Buffer.from('"code":"000"');
const CHUNKED_END = Buffer.from("\r\n0\r\n\r\n");

/** Null while bytes are missing. One reply at a time is under way on a connection. */
export function rawReply(bytes: Buffer): RawReply | null {
  const headEnd = bytes.indexOf(HEAD_END);
  if (headEnd < 0) return null;
  const length = /\r\ncontent-length: *(\d+)/i.exec(bytes.toString("latin1", 0, headEnd))?.[1];
  const whole = length
    ? bytes.length >= headEnd + HEAD_END.length + Number(length)
    : bytes.subarray(-CHUNKED_END.length).equals(CHUNKED_END);
  if (!whole) return null;
  return { status: Number(bytes.toString("latin1", 9, 12)), approved: bytes.includes(APPROVED, headEnd) };
}

/** Body and X-Mac of a whole reply, for what is looked at after the clock stopped. */
export function partsOf(bytes: Buffer): { body: Buffer; mac: string } {
  const headEnd = bytes.indexOf(HEAD_END);
  const head = bytes.toString("latin1", 0, headEnd);
  const body = bytes.subarray(headEnd + HEAD_END.length);
  const mac = /\r\nx-mac: *([0-9a-f]+)/i.exec(head)?.[1] ?? "";
  return { body: /\r\ntransfer-encoding: *chunked/i.test(head) ? dechunked(body) : body, mac };
}

function dechunked(bytes: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const lineEnd = bytes.indexOf("\r\n", at);
    const size = Number.parseInt(bytes.toString("latin1", at, lineEnd), 16);
    if (lineEnd < 0 || !(size > 0)) return Buffer.concat(parts);
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
}
