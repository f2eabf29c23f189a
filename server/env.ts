import path from "node:path";
import { z } from "zod";
import { StartRefusal } from "@/db/start-refusal";

const settings = z.object({
  /** PostgreSQL 15 or newer; absent means the embedded one in the data directory. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, "must begin with postgres://")
    .optional(),
  PORT: z.coerce.number("must be a number").int().min(0).max(65_535).default(3000),
  /** Address to listen on; absent means every address of the machine. */
  HOST: z.string().optional(),
  YIKA_DATA_DIR: z
    .string()
    .default(".data")
    .transform((directory) => path.resolve(directory)),
  /** Public address, as members and owners type it; used in links and for sign-in. */
  YIKA_URL: z
    .url("must be an address such as https://yika.example")
    .transform((url) => url.replace(/\/+$/, ""))
    .optional(),
  /** Whether a brand-new embedded database gets the demo merchant. */
  YIKA_DEMO: z.enum(["on", "off"]).default("on"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
});

export type Env = z.infer<typeof settings>;

/** Reads the settings from `source`; an empty value counts as absent. Throws `StartRefusal` in one line. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    Object.keys(settings.shape).flatMap((name) => (source[name] ? [[name, source[name]]] : [])),
  );
  const parsed = settings.safeParse(given);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StartRefusal(`Setting ${issue?.path.join(".")} ${issue?.message ?? "is not valid"}.`);
}

let parsed: Env | undefined;

/** The settings of this process, read once. */
export function env(): Env {
  parsed ??= parseEnv(process.env);
  return parsed;
}
