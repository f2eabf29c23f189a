import postgres from "postgres";
import { StartRefusal } from "./start-refusal";

const oldestVersion = 15;
/** What must not be off: without one of them an acknowledged payment can be lost with the power. */
const durability = ["fsync", "full_page_writes", "synchronous_commit"] as const;

/** Throws `StartRefusal` when the database cannot be reached, is too old, or would lose what it has acknowledged. */
export async function requireSoundDatabase(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => {}, backoff: false });
  try {
    const [found] = await sql<
      { version: number; fsync: string; full_page_writes: string; synchronous_commit: string }[]
    >`
      select current_setting('server_version_num')::int as version, current_setting('fsync') as fsync,
        current_setting('full_page_writes') as full_page_writes,
        current_setting('synchronous_commit') as synchronous_commit`;
    if (!found) throw new StartRefusal(`${placeOf(url)} did not answer as PostgreSQL does.`);
    const major = Math.floor(found.version / 10_000);
    if (major < oldestVersion)
      throw new StartRefusal(
        `PostgreSQL at ${placeOf(url)} is version ${major}; Yika needs ${oldestVersion} or newer.`,
      );
    const off = durability.find((name) => found[name] === "off");
    if (off)
      throw new StartRefusal(
        `PostgreSQL at ${placeOf(url)} has ${off} off and could lose acknowledged payments; turn it on.`,
      );
  } catch (error) {
    if (error instanceof StartRefusal) throw error;
    throw new StartRefusal(`The database at ${placeOf(url)} cannot be used: ${reasonOf(error)}.`);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** host:port/database, never the password. */
function placeOf(url: string): string {
  if (!URL.canParse(url)) return "DATABASE_URL";
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
