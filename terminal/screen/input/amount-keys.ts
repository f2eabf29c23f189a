/** How an amount is keyed: digits come in from the right, 1 2 3 is ¥1.23; a typed point makes what stood before it yuan. */

/** More than ¥9,999,999.99 is a slip of the hand at a counter; the server has limits of its own. */
const MOST_DIGITS = 9;

/** The keyed text after one more key: a digit, "00" or ".". What cannot be meant leaves it as it was. */
export function addAmountKey(keyed: string, key: string): string {
  if (key === "00") return addAmountKey(addAmountKey(keyed, "0"), "0");
  const point = keyed.indexOf(".");
  if (key === "." || key === "。") return point < 0 ? `${keyed || "0"}.` : keyed;
  if (!/^[0-9]$/.test(key)) return keyed;
  if (point >= 0) return keyed.length - point > 2 ? keyed : keyed + key;
  const digits = (keyed + key).replace(/^0+(?=\d)/, "");
  return digits.length > MOST_DIGITS ? keyed : digits;
}

/** The keyed text in yuan with two decimals, as the flows read it: "" stays "", "123" is "1.23", "36.5" is "36.50". */
export function yuanOfKeys(keyed: string): string {
  if (keyed === "") return "";
  const point = keyed.indexOf(".");
  if (point >= 0) return `${keyed.slice(0, point)}.${keyed.slice(point + 1).padEnd(2, "0")}`;
  const digits = keyed.padStart(3, "0");
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** The same as people read it: "1,234.50"; nothing keyed is "0.00". */
export function shownYuan(keyed: string): string {
  return (yuanOfKeys(keyed) || "0.00").replace(/\B(?=(\d{3})+\.)/g, ",");
}
