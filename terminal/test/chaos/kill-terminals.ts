import { spawn } from "node:child_process";
import { once } from "node:events";
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { makeMerchant, makeTerminal, type TestMerchant } from "@/db/test/factories";
import { CRASH_POINTS } from "@/terminal/client/crash-point";
import { fetchTransport } from "@/terminal/client/transport";
import { toBase64url } from "@/terminal/protocol/base64url";
import { balanceOf } from "../counter-scene";
import { type Fate, faultProxy, PASS } from "../fault-proxy";
import { addJudgements, judge, NOTHING_WRONG } from "../oracle";
import { type Draw, drawFrom } from "./draw";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";
import { stockCards } from "./rig-card";
import { rigTill } from "./rig-till";
import { believedMoney } from "./shown-line";
import { printedTwice, shownBy, type TillFiles, terminalOver } from "./till-files";
import type { Life } from "./till-process";

const program = fileURLToPath(new URL("./till-process.ts", import.meta.url));
const TILLS_PER_PROCESS = 20;
/** A life whose crash point is not reached by then ends from outside. */
const LONGEST_LIFE_MS = 4_000;

/** Half of all messages lost one way or the other, so that every step of resolving is taken, and cut off. */
function bad(draw: Draw): Fate {
  const kind = draw(8);
  if (kind < 3) return { ...PASS, lose: "reply" };
  return kind === 3 ? { ...PASS, lose: "request" } : PASS;
}

/** Processes full of terminals are killed at every crash point, again and again; only their files go on. */
export async function killTerminals(place: Place, { count, seed }: Size): Promise<Figures> {
  const draw = drawFrom(seed);
  let fate: () => Fate = () => PASS;
  const proxy = await faultProxy(place.url, () => fate(), draw);
  const merchant = await makeMerchant();
  const perProcess = Math.min(TILLS_PER_PROCESS, Math.max(4, Math.ceil(count / 26)));
  const groups = [await tillsOf(merchant, perProcess, place), await tillsOf(merchant, perProcess, place)];

  fate = () => bad(draw);
  const lives = Math.ceil(count / perProcess);
  let begun = 0;
  const ends = new Map<string, number>();
  await Promise.all(
    groups.map(async (tills) => {
      while (begun < lives) {
        const life = begun;
        begun += 1;
        const point = CRASH_POINTS[life % (CRASH_POINTS.length + 1)];
        const killAt = point ? { point, nth: 1 + draw(12) } : null;
        const end = await oneLife({ url: proxy.url, seed: seed + life, tills, killAt }, draw);
        ends.set(end, (ends.get(end) ?? 0) + 1);
      }
    }),
  );
  fate = () => PASS;

  let judged = NOTHING_WRONG;
  const wrong = { balances: 0, twice: 0, differing: 0 };
  const all = groups.flat();
  for (const till of all) {
    const terminal = await terminalOver(till, fetchTransport(proxy.url));
    await terminal.signOn();
    const open = await terminal.resume();
    const shown = shownBy(till);
    const kinds = new Map([...shown].map(([key, { kind }]) => [key, kind]));
    const found = await judge(BigInt(till.terminal), kinds);
    judged = addJudgements(judged, { ...found, undecided: Math.max(open, found.undecided) });
    const lines = [...shown.values()];
    const { principal, bonus } = await balanceOf(merchant.merchantId, till.card);
    if (principal + bonus !== believedMoney(shown)) wrong.balances += 1;
    wrong.twice += printedTwice(till);
    wrong.differing += lines.filter(({ differs }) => differs).length;
  }
  await proxy.close();
  const operations = all.reduce((sum, till) => sum + shownBy(till).size, 0);
  const unreached = CRASH_POINTS.filter((point) => !ends.has(point));
  return figures(
    lives * perProcess,
    `${lives} processes of ${perProcess} terminals killed, at ${[...ends].map(([end, n]) => `${end} ${n}`).join(", ")}; ` +
      `operations ${operations}; wrong balances ${wrong.balances}, slips printed twice ${wrong.twice}`,
    {
      "every balance is what the screens said": wrong.balances === 0,
      "no slip came out twice": wrong.twice === 0,
      "no settlement found a difference": wrong.differing === 0,
      "every crash point was reached": lives < 100 || unreached.length === 0,
    },
    judged,
  );
}

/** Where it ended: the crash point's name, or "anywhere". */
async function oneLife(life: Life, draw: Draw): Promise<string> {
  const child = spawn(process.execPath, ["--import", "tsx", program, JSON.stringify(life)], {
    stdio: ["ignore", "inherit", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (part) => (said += String(part)));
  const longest = life.killAt ? LONGEST_LIFE_MS : 1_000 + draw(1_000);
  let outside = false;
  const timer = setTimeout(() => {
    outside = true;
    child.kill("SIGKILL");
  }, longest);
  await once(child, "close");
  clearTimeout(timer);
  if (child.signalCode !== "SIGKILL") throw new Error(`a till's process ended by itself\n${said}`);
  return outside ? "anywhere" : (life.killAt?.point ?? "anywhere");
}

async function tillsOf(merchant: TestMerchant, count: number, place: Place): Promise<TillFiles[]> {
  const line = { transport: fetchTransport(place.url), directory: place.directory, patient: true };
  const opener = await rigTill(merchant, line);
  const tills: TillFiles[] = [];
  for (const { no, phone } of await stockCards(merchant, count)) {
    await opener.attempt("card.open", { operator: "01", card: { no }, phone });
    const { terminalId, key } = await makeTerminal(merchant);
    const directory = path.join(place.directory, `killed-${terminalId}`);
    fs.mkdirSync(directory);
    const { rechargePassword } = merchant;
    tills.push({
      terminal: String(terminalId),
      key: toBase64url(key),
      card: no,
      rechargePassword,
      directory,
    });
  }
  return tills;
}
