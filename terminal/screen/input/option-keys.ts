import type { Option } from "@/terminal/counter/ports";

/** Which keys of a numbered list are open: a menu has levels ("5", "5-1"), a choice has one, perhaps with keys above 9. */

/** The options one sees at a level: "" is the top, "5-" below it. */
export function optionsAt(options: readonly Option[], level: string): readonly Option[] {
  return options.filter(({ key }) => key.startsWith(level) && !key.slice(level.length).includes("-"));
}

/** The last part of a key, as it is printed in front of its words. */
export function keyAt(option: Option, level: string): string {
  return option.key.slice(level.length);
}

/** Does a key open a level of its own? */
export function opensLevel(options: readonly Option[], key: string): boolean {
  return options.some((option) => option.key.startsWith(`${key}-`));
}

export type KeyTaken =
  /** no such key here */
  | { readonly kind: "none" }
  /** the first digit of a longer key: more may follow, or 确认 */
  | { readonly kind: "part"; readonly typed: string }
  | { readonly kind: "level"; readonly level: string }
  | { readonly kind: "chosen"; readonly key: string };

/** One more key at a level, after `typed`. */
export function takeOptionKey(
  options: readonly Option[],
  level: string,
  typed: string,
  char: string,
): KeyTaken {
  const next = typed + char.toLowerCase();
  const here = optionsAt(options, level);
  const longer = here.some((option) => {
    const key = keyAt(option, level).toLowerCase();
    return key.length > next.length && key.startsWith(next);
  });
  if (longer) return { kind: "part", typed: next };
  return enterOption(options, level, next);
}

/** 确认 on what was typed so far. */
export function enterOption(options: readonly Option[], level: string, typed: string): KeyTaken {
  const found = optionsAt(options, level).find((option) => keyAt(option, level).toLowerCase() === typed);
  if (!found) return { kind: "none" };
  if (opensLevel(options, found.key)) return { kind: "level", level: `${found.key}-` };
  return { kind: "chosen", key: found.key };
}

/** The level above: "5-" is below "". */
export function levelAbove(level: string): string {
  return level.slice(0, level.lastIndexOf("-", level.length - 2) + 1);
}
