import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type AloneRun, type AloneTask, aloneStatement } from "./alone-statement";

/** PostgreSQL's own load generator: from the PATH, or where Debian keeps it. Null when it is not installed. */
export function findPgbench(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort().reverse() : [];
  const directories = [
    ...versions.map((version) => path.join(debian, version, "bin")),
    ...(process.env.PATH ?? "").split(path.delimiter),
  ];
  const programs = directories.map((directory) => path.join(directory, "pgbench"));
  return programs.find((program) => fs.existsSync(program)) ?? null;
}

/** Every client has its own share of the terminals, as no two tills are one. */
export async function runPgbench(pgbench: string, task: AloneTask): Promise<AloneRun> {
  const { url, rows, clients, seconds, session } = task;
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), "yika-pgbench-"));
  const script = path.join(directory, "spend.sql");
  const share = Math.floor(rows.terminals / clients);
  const text = [
    "\\set n :n + 1",
    "\\set amount random(100, 5000)",
    `\\set i 1 + random(0, ${share - 1}) * ${clients} + :client_id + ${rows.terminals} * random(0, ${rows.cardsEach - 1})`,
    `${aloneStatement((name) => `:${name}`)};`,
  ].join("\n");
  fs.writeFileSync(script, `${text}\n`);
  const at = new URL(url);
  const args = [
    ["-n", "-M", "prepared", "-f", script, "-c", String(clients), "-j", String(Math.min(clients, 2))],
    ["-T", String(Math.ceil(seconds)), "-D", "n=0", "-D", `session=${session}`, "-D", `reply=${rows.reply}`],
    ["-h", at.hostname, "-p", at.port, "-U", at.username, at.pathname.slice(1)],
  ].flat();
  try {
    const said = await output(pgbench, args, { PGPASSWORD: at.password, PGOPTIONS: "-c role=yika_app" });
    return {
      clients,
      perSecond: figure(said, /^tps = ([\d.]+)/m),
      averageMs: figure(said, /^latency average = ([\d.]+) ms/m),
    };
  } finally {
    fs.rmSync(directory, { recursive: true, force: true });
  }
}

function figure(said: string, pattern: RegExp): number {
  const found = pattern.exec(said)?.[1];
  if (!found) throw new Error(`pgbench said no ${pattern.source}:\n${said}`);
  return Number(found);
}

async function output(program: string, args: string[], env: Record<string, string>): Promise<string> {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  let complained = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complained += text;
  });
  const code = await new Promise((resolve, reject) => child.once("close", resolve).once("error", reject));
  if (code !== 0 || /ERROR|aborted/.test(complained))
    throw new Error(`pgbench ended (${code}): ${complained}`);
  return said;
}
