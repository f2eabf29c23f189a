/**
 * An error as a log may keep it. A failed statement's message, stack and fields carry its parameters (hashes, phones), so
 * only its kind, SQLSTATE and words up to the parameters are told, for it and for what caused it.
 */
export type LoggedError = {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
};

const MAX_CAUSES = 4;

export function loggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: "not an Error" };
  const code = "code" in error ? { code: String(error.code) } : {};
  const cause =
    error.cause !== undefined && depth < MAX_CAUSES ? { cause: loggedError(error.cause, depth + 1) } : {};
  return { type: error.name, message: wordsOf(error), ...code, ...placesOf(error), ...cause };
}

function wordsOf({ message }: Error): string {
  return message.split(/\nparams:/, 1)[0] ?? "";
}

/** Where it happened: the stack's own lines, without the message they begin with. */
function placesOf({ stack }: Error): { stack?: string } {
  const places = stack?.split("\n").filter((line) => /^\s+at /.test(line));
  return places?.length ? { stack: places.join("\n") } : {};
}
