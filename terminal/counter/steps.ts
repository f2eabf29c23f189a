/** What a question yields: an answer, or 取消. */
export type Answer<T> = { readonly kind: "given"; readonly value: T } | { readonly kind: "back" };

export const BACK = { kind: "back" } as const;

export function given<T>(value: T): Answer<T> {
  return { kind: "given", value };
}

/** The same answer as something else. */
export function asGiven<T, U>(answer: Answer<T>, make: (value: T) => U): Answer<U> {
  return answer.kind === "back" ? answer : given(make(answer.value));
}

/** One step of an operation: true goes on, false goes back one step. */
export type Step = () => Promise<boolean>;

/** Keeps an answer where the operation wants it; false for 取消. */
export function keep<T>(answer: Answer<T>, put: (value: T) => void): boolean {
  if (answer.kind === "back") return false;
  put(answer.value);
  return true;
}

/** Walks through the steps; 取消 goes back one. False when the first step was left that way. A step that is skipped
 * (null) is passed in both directions. */
export async function walk(steps: readonly (Step | null)[]): Promise<boolean> {
  const real = steps.filter((step) => step !== null);
  let at = 0;
  for (let step = real[at]; step; step = real[at]) {
    at += (await step()) ? 1 : -1;
    if (at < 0) return false;
  }
  return true;
}
