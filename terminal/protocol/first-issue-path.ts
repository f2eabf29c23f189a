import type * as z from "zod";

type Issue = z.core.$ZodIssue;

/**
 * Where a malformed `data` first goes wrong, with dots (`card.no`), for `data.path` of code 200; "" is the whole.
 * An unknown key is named itself; in a choice of forms, the one with the fewest faults is meant.
 */
export function firstIssuePath(error: z.core.$ZodError): string {
  const first = error.issues[0];
  return first ? pathOf(first).join(".") : "";
}

function pathOf(issue: Issue): PropertyKey[] {
  if (issue.code === "unrecognized_keys") return [...issue.path, issue.keys[0] ?? ""].map(printable);
  if (issue.code !== "invalid_union") return issue.path.map(printable);
  const nearest = issue.errors.toSorted((a, b) => a.length - b.length)[0]?.[0];
  return [...issue.path.map(printable), ...(nearest ? pathOf(nearest) : [])];
}

/** A key of the sender's own making goes back into a log and an answer: short, and letters only. */
function printable(key: PropertyKey): string {
  return String(key)
    .slice(0, 60)
    .replace(/[^\w$.-]/g, "?");
}
