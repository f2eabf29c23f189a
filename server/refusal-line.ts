import { StartRefusal } from "@/db/start-refusal";

const fileErrors = new Set(["EACCES", "EPERM", "EROFS", "ENOSPC", "EDQUOT", "ENOTDIR", "EMFILE"]);

/** What a person can put right, in one line; `null` for a fault of the product, which wants its whole trace. */
export function refusalLine(error: unknown): string | null {
  if (error instanceof StartRefusal) return error.message;
  if (!(error instanceof Error) || !("code" in error)) return null;
  if (error.code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") return error.message.split(". ", 1)[0] ?? null;
  return fileErrors.has(String(error.code)) ? `${error.message}.` : null;
}
