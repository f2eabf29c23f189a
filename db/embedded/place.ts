import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { StartRefusal } from "../start-refusal";
import { type Account, canUse, databaseAccount, ownerOf } from "./account";
import { sharedDirectory } from "./programs";

const placeFile = z.object({ directory: z.string(), port: z.int(), password: z.string().min(16) });

/** What is remembered of the embedded database: where it lies, its port on 127.0.0.1 and its password. */
export type Place = z.infer<typeof placeFile>;

export function readPlace(dataDir: string): Place | null {
  const file = placePath(dataDir);
  if (!fs.existsSync(file)) return null;
  const place = placeFile.safeParse(JSON.parse(fs.readFileSync(file, "utf8")));
  if (!place.success) throw new StartRefusal(`${file} is damaged; put the right one back.`);
  return place.data;
}

export function rememberPlace(dataDir: string, place: Place): void {
  const file = placePath(dataDir);
  fs.writeFileSync(`${file}.new`, JSON.stringify(place, null, 2), { mode: 0o600 });
  const { uid, gid } = fs.statSync(dataDir);
  // Root may start what an ordinary user made, and must not shut them out of it.
  if (process.getuid?.() === 0) fs.chownSync(`${file}.new`, uid, gid);
  fs.renameSync(`${file}.new`, file);
}

/** The remembered place and the account its files belong to; a new one on the first run. */
export function findPlace(dataDir: string, say: (text: string) => void): { place: Place; account: Account } {
  const known = readPlace(dataDir);
  if (known) {
    if (!fs.existsSync(known.directory))
      throw new StartRefusal(`The database of ${dataDir} is gone from ${known.directory}; put it back.`);
    const account = ownerOf(known.directory);
    if (account !== null) return { place: known, account };
    throw new StartRefusal(`The database in ${known.directory} belongs to another user of this machine.`);
  }
  const account = databaseAccount();
  const place = {
    directory: newDirectory(dataDir, account, say),
    port: 0,
    password: randomBytes(24).toString("hex"),
  };
  rememberPlace(dataDir, place);
  return { place, account };
}

function newDirectory(dataDir: string, account: Account, say: (text: string) => void): string {
  const usual = ownDirectory(path.join(dataDir, "pg"), account);
  if (canUse(account, usual)) return usual;
  fs.rmdirSync(usual);
  fs.mkdirSync(sharedDirectory, { recursive: true, mode: 0o755 });
  const elsewhere = ownDirectory(path.join(sharedDirectory, randomBytes(6).toString("hex")), account);
  if (!canUse(account, elsewhere))
    throw new StartRefusal(
      `No directory that PostgreSQL's account ${account?.name} can use; set YIKA_DATA_DIR.`,
    );
  say(`PostgreSQL's account ${account?.name} cannot enter ${dataDir}; the database is put in ${elsewhere}.`);
  return elsewhere;
}

function ownDirectory(directory: string, account: Account): string {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (account) fs.chownSync(directory, account.uid, account.gid);
  return directory;
}

function placePath(dataDir: string): string {
  return path.join(dataDir, "embedded.json");
}
