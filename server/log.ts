import pino, { type Logger } from "pino";
import { env } from "./env";
import { loggedError } from "./log-error";

/** Names whose values never reach a log, at any of the first four levels of what is logged. */
const secretNames = [
  "pin",
  "newPin",
  "password",
  "newPassword",
  "rechargePassword",
  "passwordHash",
  "verifier",
  "key",
  "keys",
  "macKey",
  "pinKey",
  "mac",
  "authSecret",
  "authorization",
  "cookie",
  '["x-mac"]',
  '["set-cookie"]',
];
const depths = ["", "*", "*.*", "*.*.*"];

export const redactedPaths = depths.flatMap((depth) =>
  secretNames.map((name) => (depth && !name.startsWith("[") ? `${depth}.${name}` : `${depth}${name}`)),
);

let logger: Logger | undefined;

/** The process's log: JSON lines, secrets removed. */
export function log(): Logger {
  logger ??= makeLogger(env().LOG_LEVEL);
  return logger;
}

export function makeLogger(level: string, to?: pino.DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      serializers: { err: loggedError, error: loggedError },
      redact: { paths: redactedPaths, censor: "[secret]" },
    },
    to ?? pino.destination(1),
  );
}
