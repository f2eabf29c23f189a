import fs from "node:fs";
import { eq } from "drizzle-orm";
import { chooseDatabase, closeDatabase, db } from "@/db/client";
import { runningEmbedded, startEmbedded } from "@/db/embedded";
import { requireSoundDatabase } from "@/db/health";
import { migrateDatabase, readFactAsOwner } from "@/db/migrate";
import { installation } from "@/db/schema/merchants";
import { StartRefusal } from "@/db/start-refusal";
import { env } from "./env";
import { ensureKeys, keyFileExists, keyFilePath, keyFingerprint } from "./keys";

const fingerprintFact = "key_fingerprint";

export type Installation = {
  /** whether the database is the product's own, in the data directory */
  embedded: boolean;
  /** whether this very start made its schema */
  brandNew: boolean;
  /** Ends the pools and, where this process started it, PostgreSQL. */
  close(): Promise<void>;
};

/**
 * Opens what every process of the product needs: database (given or embedded), sound and migrated, and the keys it
 * was made with. `attach` lets a second process use the embedded database of a running one. Throws `StartRefusal`.
 */
export async function openInstallation(options: {
  say: (text: string) => void;
  onLost: (reason: string) => void;
  attach: boolean;
}): Promise<Installation> {
  const { YIKA_DATA_DIR: dataDir, DATABASE_URL: given } = env();
  const running = !given && options.attach ? runningEmbedded(dataDir) : null;
  const embedded = given || running ? null : await startEmbedded({ dataDir, ...options });
  const url = given ?? running?.url ?? embedded?.url ?? "";
  const close = async () => {
    await closeDatabase();
    await embedded?.stop();
  };
  try {
    await requireSoundDatabase(url);
    refuseOtherKeys(await readFactAsOwner(url, fingerprintFact));
    const migrated = await migrateDatabase(url);
    if (migrated > 0) options.say(`Brought the database up to date (${migrated} migrations).`);
    chooseDatabase(url);
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o711 });
    const brandNew = await agreeOnKeys();
    return { embedded: !given, brandNew, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** A fact about this installation, or `null`. */
export async function installationFact(name: string): Promise<string | null> {
  const [row] = await db().select().from(installation).where(eq(installation.name, name));
  return row?.value ?? null;
}

export async function setInstallationFact(name: string, value: string): Promise<void> {
  await db()
    .insert(installation)
    .values({ name, value })
    .onConflictDoUpdate({ target: installation.name, set: { value } });
}

/**
 * Verifiers, sealed keys and chain codes are worth nothing under other keys: the first start makes them and leaves
 * their fingerprint, every later one compares before it changes anything. Returns whether this was the first.
 */
async function agreeOnKeys(): Promise<boolean> {
  ensureKeys();
  const [made] = await db()
    .insert(installation)
    .values({ name: fingerprintFact, value: keyFingerprint() })
    .onConflictDoNothing()
    .returning({ name: installation.name });
  refuseOtherKeys(await installationFact(fingerprintFact));
  return made !== undefined;
}

function refuseOtherKeys(stored: string | null): void {
  if (stored === null) return;
  if (!keyFileExists())
    throw new StartRefusal(
      `The keys of this database are missing: put its keys.json back as ${keyFilePath()}.`,
    );
  if (stored !== keyFingerprint())
    throw new StartRefusal(
      `The database was made with other keys than ${keyFilePath()}; put the right keys.json back.`,
    );
}
