import type { Result } from "@/domain/result";

/** A rule said no. `reason` is the rule's own name for it, `detail` the figures a person needs. */
export class Declined extends Error {
  override readonly name = "Declined";
  constructor(
    readonly reason: string,
    readonly detail: Readonly<Record<string, unknown>> = {},
  ) {
    super(reason);
  }
}

/** There is no such row, or it is another merchant's: the two are told in the same words. */
export class NotFound extends Error {
  override readonly name = "NotFound";
  constructor() {
    super("not found");
  }
}

/** The role lacks the right. */
export class Forbidden extends Error {
  override readonly name = "Forbidden";
  constructor(readonly right: string) {
    super(`no right: ${right}`);
  }
}

/** The input does not have the asked shape; by field path, one code each. */
export class Invalid extends Error {
  override readonly name = "Invalid";
  constructor(readonly fields: Readonly<Record<string, string>>) {
    super(`invalid input: ${Object.keys(fields).join(", ")}`);
  }
}

/** @throws NotFound */
export function found<T>(row: T | null | undefined): T {
  if (row === null || row === undefined) throw new NotFound();
  return row;
}

/** @throws Declined with the rule's reason */
export function allowed<T, R extends string>(result: Result<T, R>): T {
  if (!result.ok) throw new Declined(result.reason, result.detail);
  return result.value;
}
