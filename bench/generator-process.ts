import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type * as z from "zod";
import { fromGenerator, type LoadFigures, type Plan, type toGenerator } from "./plan";

const script = fileURLToPath(new URL("./generator.ts", import.meta.url));

/** One run of the load: signs, then sends, and ends the generator. */
export async function generateLoad(plan: Plan): Promise<LoadFigures> {
  const child = fork(script, { stdio: "inherit" });
  try {
    await asked(child, { do: "prepare", plan });
    const answer = await asked(child, { do: "run" });
    if (answer.is !== "done") throw new Error("the generator came back without figures");
    return answer.figures;
  } finally {
    child.kill("SIGKILL");
  }
}

function asked(
  child: ChildProcess,
  message: z.infer<typeof toGenerator>,
): Promise<z.infer<typeof fromGenerator>> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`the generator ended (${code})`));
    child.once("exit", gone);
    child.once("message", (raw) => {
      child.off("exit", gone);
      resolve(fromGenerator.parse(raw));
    });
    child.send(message);
  });
}
