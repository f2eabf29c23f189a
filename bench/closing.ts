/** Whatever the bench starts is ended again, the newest first, however the run goes. */
const open: (() => Promise<void>)[] = [];

/** `close` runs at the end of the bench. */
export function closeLater(close: () => Promise<void>): void {
  open.push(close);
}

/** Ends everything; one that cannot be ended does not keep the others open. */
export async function closeAll(): Promise<void> {
  for (let close = open.pop(); close; close = open.pop()) {
    await close().catch((error: unknown) => console.error(error));
  }
}
