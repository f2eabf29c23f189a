/** Turns one expected failure of a file operation into null. */
export function nullWhen(code: string): (failed: unknown) => null {
  return (failed) => {
    if (failed instanceof Error && "code" in failed && failed.code === code) return null;
    throw failed;
  };
}
