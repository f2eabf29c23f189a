import type { Prompt } from "../ports";

/**
 * Keys of a keypad for one answer: digits and 确认. A digit is enough at rest and in a list, unless a longer key starts
 * with it; amounts are built from the right, so the point is no key. A read card costs none but 确认 on its number.
 */
export function keysOf(prompt: Prompt, text: string): number {
  switch (prompt.kind) {
    case "standby":
      return text.length > 1 ? 0 : 1;
    case "confirm":
      return 1;
    case "card":
      return text === "" ? 1 : 0;
    case "menu":
    case "choice": {
      const longer = prompt.options.some(
        ({ key }) => key.length > text.length && /^[0-9]+$/.test(key) && key.startsWith(text),
      );
      return text === "" ? 1 : text.replaceAll("-", "").length + (longer ? 1 : 0);
    }
    case "amount":
      return (text === "" ? 0 : digitsFromTheRight(text)) + 1;
    case "day":
      return text.replaceAll("-", "").length + 1;
    default:
      return text.length + 1;
  }
}

/** "36.50" is 3 6 5 0; "100" is 1 0 0 0 0. */
function digitsFromTheRight(yuan: string): number {
  const [whole = "", cents = ""] = yuan.split(".");
  return `${whole}${cents.padEnd(2, "0")}`.replace(/^0+/, "").length;
}
