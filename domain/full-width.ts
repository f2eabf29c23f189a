/** Owns how typed text becomes ASCII before a rule reads it: Chinese input methods give full-width digits and signs. */

const FULL_WIDTH_OFFSET = 0xfee0;

/** Full-width forms (U+FF01–U+FF5E) and the ideographic space as their ASCII counterparts; all else unchanged. */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (c) => String.fromCharCode(c.charCodeAt(0) - FULL_WIDTH_OFFSET))
    .replace(/\u3000/g, " ");
}
