import { type Judgement, NOTHING_WRONG } from "../oracle";

/** What a row of the table came to. It passes when nothing stands in `wrong`. */
export type Figures = {
  /** faults, edits, guesses … that were tried */
  readonly injected: number;
  readonly lost: number;
  readonly doubled: number;
  readonly wrongScreens: number;
  readonly undecided: number;
  /** further numbers, in words */
  readonly told: string;
  /** everything that is not as it must be */
  readonly wrong: readonly string[];
};

export type Size = { readonly count: number; readonly seed: number };

/** `must` are facts by name; those that do not hold are what is wrong, besides anything judged. */
export function figures(
  injected: number,
  told: string,
  must: Readonly<Record<string, boolean>>,
  judged: Judgement = NOTHING_WRONG,
): Figures {
  const { lost, doubled, wrongScreens, undecided } = judged;
  const wrong = Object.entries({ lost, doubled, wrongScreens, undecided })
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`);
  for (const [fact, holds] of Object.entries(must)) if (!holds) wrong.push(`not so: ${fact}`);
  return { injected, lost, doubled, wrongScreens, undecided, told, wrong };
}
