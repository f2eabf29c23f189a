/** How every rule answers: the decided value, or one named reason for refusing. */

export type Ok<T> = { readonly ok: true; readonly value: T };
export type Refused<R extends string> = {
  readonly ok: false;
  readonly reason: R;
  readonly detail?: Readonly<Record<string, unknown>>;
};
export type Result<T, R extends string> = Ok<T> | Refused<R>;

/** The rule allows it; `value` is what is to be done. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** The rule refuses; `detail` holds the figures a person needs to understand why. */
export function refuse<R extends string>(reason: R, detail?: Record<string, unknown>): Refused<R> {
  return detail ? { ok: false, reason, detail } : { ok: false, reason };
}
