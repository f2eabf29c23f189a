import * as z from "zod";
import { isOperation, specOf } from "@/terminal/protocol/operations";

const withFields = z.object({ properties: z.record(z.string(), z.unknown()).optional() });
const withChoices = z.object({ anyOf: z.array(withFields) });

const known = new Map<string, readonly string[]>();

/** The names of the fields an operation's `data` may have, of all its shapes. */
export function fieldsOf(op: string): readonly string[] {
  const fields = known.get(op) ?? readFields(op);
  known.set(op, fields);
  return fields;
}

function readFields(op: string): string[] {
  if (!isOperation(op)) return ["operator", "card"];
  const schema: unknown = z.toJSONSchema(specOf(op).data, { io: "input", unrepresentable: "any" });
  const choices = withChoices.safeParse(schema);
  const shapes = choices.success ? choices.data.anyOf : [withFields.parse(schema)];
  return [...new Set(shapes.flatMap(({ properties }) => Object.keys(properties ?? {})))];
}
