import { startEmbedded, runningEmbedded } from "@/db/embedded";
import { requireSoundDatabase } from "@/db/health";
import { migrateDatabase } from "@/db/migrate";
import { useDatabase, db, ledgerSql, closeDatabase } from "@/db/client";
import { tx, sqlState } from "@/db/tx";
import { sql } from "drizzle-orm";
const dataDir = process.argv[2] ?? "/tmp/yk1";
const t0 = Date.now();
const mark = (s: string) => console.log(Date.now() - t0, s);
const e = await startEmbedded({ dataDir, say: mark, onLost: mark });
mark("started " + e.url);
await requireSoundDatabase(e.url); mark("sound");
mark(`migrated ${await migrateDatabase(e.url)}`);
useDatabase(e.url);
console.log(await db().execute(sql`select current_user, session_user, 5::bigint as b, now() as n`));
console.log(await ledgerSql()`select 1 a`);
console.log(await ledgerSql()`select current_user, 5::bigint as b, now() as n, sum(x) from unnest(${ledgerSql().array([1n,2n],20)}::bigint[]) x`);
try { await tx(async (t) => { try { await t.execute(sql`select 1/0`); } catch {} return 1; }); } catch (x) { console.log("swallowed:", sqlState(x)); }
try { await db().execute(sql`delete from entries`); } catch (x) { console.log("denied:", sqlState(x)); }
const L = ledgerSql(); console.log(await L`select * from unnest(${L.array([new Uint8Array([1,2]), new Uint8Array([255,0,92])],17)}::bytea[], ${L.array([new Date(), new Date()],1184)}::timestamptz[], ${L.array(["a,b", "c\"d"],25)}::text[], ${L.array([1,null],23)}::int[]) x(a,b,c,d)`);
console.log(runningEmbedded(dataDir));
if (process.argv[3] === "stay") { mark("staying"); setInterval(() => db().execute(sql`select 1`).catch((x) => mark("query: " + x.cause?.message)), 300); process.on("SIGINT", async () => { await closeDatabase(); await e.stop(); process.exit(0); }); }
else { await closeDatabase(); await e.stop(); mark("stopped"); }
