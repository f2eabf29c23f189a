/** A form as an object; a name that comes several times becomes an array. React's own fields are left out. */
export function formObject(input: unknown): unknown {
  if (!(input instanceof FormData)) return input;
  const names = [...new Set(input.keys())].filter((name) => !name.startsWith("$ACTION"));
  return Object.fromEntries(
    names.map((name) => {
      const values = input.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
