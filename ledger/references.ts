import { ledgerSql } from "@/db/client";

/** References (参考号) are drawn from the database in blocks, so that the hot path hardly ever waits for one. */
const BLOCK = 1000n;

let next = 0n;
let end = 0n;
let drawing: Promise<void> | null = null;

async function drawBlock(): Promise<void> {
  const rows = await ledgerSql()<{ start: bigint }[]>`select nextval('entry_refs') as start`;
  const start = rows[0]?.start;
  if (start === undefined) throw new Error("entry_refs gave no block");
  // What is left of the old block is given up: references are unique, not gapless.
  next = start;
  end = start + BLOCK;
}

/** Leases `count` (at most 1000) references; the function it returns gives them out one by one, twelve digits each. */
export async function leaseReferences(count: number): Promise<() => bigint> {
  while (end - next < BigInt(count)) {
    drawing ??= drawBlock().finally(() => {
      drawing = null;
    });
    await drawing;
  }
  let mine = next;
  const last = next + BigInt(count);
  next = last;
  return () => {
    if (mine >= last) throw new Error("more references taken than leased");
    return mine++;
  };
}
