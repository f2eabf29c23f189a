import { MENU, SHORT_KEYS } from "@/terminal/counter/menu-rows";
import type { Option } from "@/terminal/counter/ports";
import { TITLES } from "@/terminal/counter/words/titles";

/** The keys of the manual that work at rest; any other digit does too, but is not drawn. */
const DRAWN = ["1", "2", "3", "4", "7"];

export const SHORT_KEY_OPTIONS: readonly Option[] = DRAWN.flatMap((key) => {
  const row = MENU.find(({ keys }) => keys === (SHORT_KEYS[key] ?? key));
  return row ? [{ key, label: TITLES[row.title] }] : [];
});
