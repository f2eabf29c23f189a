import postgres from "postgres";

/** For files with hundreds of small commits that need not outlive the test: call it before the first connection. */
export async function commitWithoutWaiting(ownerUrl: string): Promise<void> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  await sql.unsafe(`alter database ${new URL(ownerUrl).pathname.slice(1)} set synchronous_commit = off`);
  await sql.end();
}
