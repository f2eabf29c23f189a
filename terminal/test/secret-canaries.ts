import { readFileSync } from "node:fs";
import path from "node:path";
import postgres from "postgres";
import { inject } from "vitest";
import { readPlace } from "@/db/embedded/place";

/** Secrets by name, each in every form it could be written down in. */
export type Canaries = Map<string, readonly string[]>;

export function plantText(canaries: Canaries, name: string, text: string): string {
  canaries.set(name, [text]);
  return text;
}

export function plantBytes(canaries: Canaries, name: string, bytes: Uint8Array): void {
  const copy = Buffer.from(bytes);
  canaries.set(name, [
    copy.toString("hex"),
    copy.toString("base64").replace(/=+$/, ""),
    copy.toString("base64url"),
  ]);
}

/** Which canaries stand in this text, by name. */
export function sightings(canaries: Canaries, text: string): string[] {
  const lower = text.toLowerCase();
  return [...canaries]
    .filter(([, forms]) => forms.some((form) => text.includes(form) || lower.includes(form.toLowerCase())))
    .map(([name]) => name);
}

/** Every row of every table, as text; bytes as hex digits. */
export async function dumpOf(ownerUrl: string): Promise<string> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`;
  const parts: string[] = [];
  for (const { name } of tables) {
    const rows = await sql.unsafe<{ text: string }[]>(`select row_to_json(t)::text as text from ${name} t`);
    parts.push(name, ...rows.map((row) => row.text));
  }
  await sql.end();
  return parts.join("\n");
}

/** What PostgreSQL itself wrote down. */
export function postgresLog(): string {
  const place = readPlace(inject("dataDir"));
  return place ? readFileSync(path.join(place.directory, "postgres.log"), "utf8") : "";
}
