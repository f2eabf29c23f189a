import { HEADERS } from "@/terminal/protocol/envelope";
import { counterScene, ledgerDigest, signedOnTerminal, spendBody } from "../counter-scene";
import { deliver, type Message, type RawSession, signed } from "../raw-message";
import { type Draw, drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import { inParallel, upTo } from "./in-parallel";
import type { Place } from "./place";

const AT_ONCE = 16;

type Forger = (at: RawSession, other: RawSession, body: string, draw: Draw) => Message;

const FORGERIES: Readonly<Record<string, Forger>> = {
  "a bit of the body": (at, _, body, draw) => {
    const message = signed(at, body);
    const bytes = Buffer.from(message.body);
    const index = draw(bytes.length);
    bytes[index] = (bytes[index] ?? 0) ^ (1 << draw(8));
    return { ...message, body: bytes };
  },
  "a character of a header": (at, _, body, draw) => {
    const message = signed(at, body);
    const names = Object.values(HEADERS);
    const name = names[draw(names.length)] ?? HEADERS.mac;
    const text = message.headers[name] ?? "";
    const index = draw(text.length);
    const other = text[index] === "7" ? "8" : "7";
    const changed = text.slice(0, index) + other + text.slice(index + 1);
    return { ...message, headers: { ...message.headers, [name]: changed } };
  },
  "another body under the MAC": (at, _, body, draw) => ({
    ...signed(at, body),
    body: body.replace(/"amount":\d+/, `"amount":${2 + draw(5000)}`),
  }),
  "another terminal's key": (at, other, body) => signed({ ...at, keys: other.keys }, body),
  "another terminal's name": (at, other, body) => {
    const message = signed(at, body);
    return { ...message, headers: { ...message.headers, [HEADERS.terminal]: other.terminal } };
  },
  "a key of one's own": (at, _, body, draw) => {
    const mac = new Uint8Array(32).fill(draw(256));
    return signed({ ...at, keys: { ...at.keys, mac } }, body);
  },
  "a session that never was": (at, _, body, draw) =>
    signed({ ...at, session: at.session + 1 + draw(50) }, body),
  "something after the body": (at, _, body, draw) => ({
    ...signed(at, body),
    body: body + " ".repeat(1 + draw(9)),
  }),
};

/** Messages whose MAC does not fit what they say: none is taken, and nothing of the merchant's changes. */
export async function forgedRequests(_place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  const { at, card, merchant } = await counterScene();
  const { at: other } = await signedOnTerminal(merchant);
  const before = await ledgerDigest(merchant.merchantId);
  const kinds = Object.entries(FORGERIES);
  let accepted = 0;
  const statuses = new Map<number, number>();
  await inParallel(upTo(count), AT_ONCE, async (n) => {
    const forge = kinds[n % kinds.length]?.[1];
    if (!forge) return;
    const reply = await deliver(forge(at, other, spendBody(at, 3, card, 1), draw), at.keys.mac);
    if (reply.status === 200 || reply.macGood) accepted += 1;
    statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
  });
  const unchanged = before === (await ledgerDigest(merchant.merchantId));
  const answered = [...statuses].map(([status, times]) => `${status}: ${times}`).join(", ");
  return figures(
    count,
    `forged requests of ${kinds.length} kinds; accepted ${accepted}; answered ${answered}`,
    {
      "none was accepted": accepted === 0,
      "nothing changed": unchanged,
      "all were turned away": [...statuses.keys()].every((status) => [400, 401, 429].includes(status)),
    },
  );
}
