/**
 * A text column that a CHECK holds to a closed list, as that list's type.
 * @throws RangeError when the database knows a word the code does not
 */
export function memberOf<const T extends string>(words: readonly T[], text: string): T {
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw new RangeError(`unknown word in the database: ${text}`);
  return word;
}
