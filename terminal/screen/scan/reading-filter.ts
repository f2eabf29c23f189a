/** What a reader saw in one picture. `checked` codes carry error correction; bars alone are misread now and then. */
export type Reading = { readonly text: string; readonly checked: boolean };

/** The same code in front of the camera counts once, until it was away for this long. */
const AGAIN_MS = 2_000;

/**
 * Decides which readings count: bars only when two pictures in a row agree, and no code twice while it stays in view.
 * @returns a function of a picture's reading and its time in milliseconds, which answers the text that counts, or null
 */
export function readingFilter(): (reading: Reading | null, at: number) => string | null {
  let before: string | null = null;
  let counted: { readonly text: string; readonly at: number } | null = null;
  return (reading, at) => {
    const agreed = reading !== null && (reading.checked || reading.text === before);
    before = reading?.text ?? null;
    if (!reading || !agreed) return null;
    const again = counted?.text === reading.text && at - counted.at < AGAIN_MS;
    counted = { text: reading.text, at };
    return again ? null : reading.text;
  };
}
