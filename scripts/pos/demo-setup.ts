import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import * as z from "zod";

const ADMIN = fileURLToPath(new URL("../admin.ts", import.meta.url));
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

const password = z.string().regex(/^[0-9]{6,12}$/);
const demoInstallation = z.object({
  activationCode: z.string(),
  stockCards: z.array(z.string().regex(/^[0-9]{8,19}$/)).min(1),
  operators: z.array(z.object({ no: z.string(), password, role: z.enum(["supervisor", "cashier"]) })),
  rechargePassword: password,
});

type Person = { readonly no: string; readonly password: string };
/** What the demonstration needs of a merchant. */
export type DemoSetUp = {
  readonly code: string;
  readonly card: string;
  readonly supervisor: Person;
  readonly cashier: Person;
  readonly rechargePassword: string;
};

/** The passwords of the demo merchant, which every new installation makes the same. */
export const DEMO_PEOPLE = {
  supervisor: { no: "00", password: "123456" },
  cashier: { no: "01", password: "123456" },
  rechargePassword: "111111",
} as const;

/**
 * An activation code, a stock card and the passwords of the local demo merchant, from the admin command line; null when it
 * refused, having said why on the error output.
 */
export async function demoSetUp(): Promise<DemoSetUp | null> {
  const answer = await adminDemo();
  if (answer === null) return null;
  const { activationCode, stockCards, operators, rechargePassword } = demoInstallation.parse(
    JSON.parse(answer),
  );
  const [card = ""] = stockCards;
  const first = (wanted: "supervisor" | "cashier"): Person => {
    const found = operators.find(({ role }) => role === wanted);
    return found ? { no: found.no, password: found.password } : DEMO_PEOPLE[wanted];
  };
  return {
    code: activationCode,
    card,
    supervisor: first("supervisor"),
    cashier: first("cashier"),
    rechargePassword,
  };
}

function adminDemo(): Promise<string | null> {
  const child = spawn(process.execPath, ["--import", "tsx", ADMIN, "demo", "--json"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    output += chunk;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (exit) => resolve(exit === 0 ? output : null));
  });
}
