import { isMacOf, sha256 } from "@/terminal/node-crypto";
import { replyMacText } from "@/terminal/protocol/envelope";
import { latenciesOf } from "./latencies";
import { type BenchTerminal, fromGenerator, type LoadFigures, type Plan, toGenerator } from "./plan";
import { partsOf } from "./raw-reply";
import { type Exchange, RawTerminal } from "./raw-terminal";
import { type SignedSpend, signSpends } from "./signed-spends";

/**
 * The load, in a process of its own: signs everything before the clock starts, so that it takes as little as it can of
 * the cores that server and database share with it.
 */

const SAMPLE_EVERY = 64;

type Load = { readonly plan: Plan; readonly spends: readonly SignedSpend[][] };
type Sampled = { readonly exchange: Exchange; readonly by: BenchTerminal };

let load: Load | null = null;

process.on("message", (raw) => {
  const message = toGenerator.parse(raw);
  if (message.do === "prepare") {
    const { plan } = message;
    load = { plan, spends: plan.terminals.map((terminal) => signSpends(terminal, plan)) };
    tell({ is: "ready" });
  } else {
    runLoad().then((figures) => tell({ is: "done", figures }), fail);
  }
});

function tell(message: (typeof fromGenerator)["_output"]): void {
  process.send?.(fromGenerator.parse(message));
}

function fail(error: unknown): void {
  console.error(error);
  process.exit(1);
}

async function runLoad(): Promise<LoadFigures> {
  if (!load) throw new Error("nothing is prepared");
  const { plan, spends } = load;
  const waits: number[] = [];
  const sampled: Sampled[] = [];
  const others: Record<string, number> = {};
  let approved = 0;
  let stoppedAt = Number.POSITIVE_INFINITY;
  const note = (by: BenchTerminal, exchange: Exchange) => {
    if (exchange.approved) approved += 1;
    else {
      const kind = exchange.status === 200 ? codeOf(exchange.bytes) : `HTTP ${exchange.status}`;
      others[kind] = (others[kind] ?? 0) + 1;
    }
    if (exchange.receivedAt <= stoppedAt && exchange.approved)
      waits.push(exchange.receivedAt - exchange.sentAt);
    if (waits.length % SAMPLE_EVERY === 0) sampled.push({ exchange, by });
  };
  const stop = () => {
    if (stoppedAt === Number.POSITIVE_INFINITY) stoppedAt = performance.now();
    for (const terminal of terminals) terminal.stop();
  };
  const terminals = await Promise.all(
    plan.terminals.map((by, index) =>
      RawTerminal.connect(plan.port, spends[index] ?? [], (exchange) => note(by, exchange), stop),
    ),
  );
  const startedAt = performance.now();
  const clock = setTimeout(stop, plan.seconds * 1000);
  await Promise.all(terminals.map((terminal) => terminal.run()));
  clearTimeout(clock);
  const seconds = (stoppedAt - startedAt) / 1000;
  return {
    perSecond: waits.length / seconds,
    seconds,
    latencies: latenciesOf(waits),
    approved,
    others,
    macsChecked: sampled.length,
    macsBad: sampled.filter((sample) => !hasGoodMac(sample)).length,
  };
}

function codeOf(bytes: Buffer): string {
  return /"code":"(\d{3})"/.exec(bytes.toString())?.[1] ?? "no code";
}

function hasGoodMac({ exchange: { spend, bytes, status }, by }: Sampled): boolean {
  const { body, mac } = partsOf(bytes);
  const bodySha256Hex = sha256(body).toString("hex");
  const text = replyMacText({ requestMac: spend.mac, status, bodySha256Hex });
  return isMacOf(Buffer.from(by.macKey, "base64url"), text, mac);
}
