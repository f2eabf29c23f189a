import type { CrashPoint } from "./crash-point";
import { byKey, isOpen, type Journal, keyText, type OperationRecord } from "./journal";
import { isPresented } from "./present";

/** The journal, read once at power-on and kept in step: what is in memory is on disk first. */
export class RecordBook {
  private records: Map<string, OperationRecord> | null = null;

  constructor(
    private readonly journal: Journal,
    private readonly crashPoint: (point: CrashPoint) => void,
  ) {}

  /** Every record kept. */
  async all(): Promise<Iterable<OperationRecord>> {
    return (await this.loaded()).values();
  }

  /** Records whose outcome is open, or not shown and printed yet; oldest first. */
  async unfinished(): Promise<OperationRecord[]> {
    return [...(await this.all())].filter((record) => !isPresented(record)).sort(byKey);
  }

  /** Stores a record durably, then passes the crash point. */
  async put(record: OperationRecord, point: CrashPoint): Promise<OperationRecord> {
    const records = await this.loaded();
    await this.journal.put(record);
    records.set(keyText(record), record);
    this.crashPoint(point);
    return record;
  }

  /** Forgets finished records of batches before `batch`. */
  async dropBefore(batch: number): Promise<void> {
    const records = await this.loaded();
    for (const record of [...records.values()]) {
      if (record.batch >= batch || isOpen(record) || !isPresented(record)) continue;
      await this.journal.drop(record);
      records.delete(keyText(record));
    }
  }

  /** The keys that were issued anew under another key. */
  async replaced(): Promise<Set<string>> {
    const keys = new Set<string>();
    for (const { insteadOf } of await this.all()) if (insteadOf) keys.add(keyText(insteadOf));
    return keys;
  }

  private async loaded(): Promise<Map<string, OperationRecord>> {
    this.records ??= new Map((await this.journal.load()).map((record) => [keyText(record), record]));
    return this.records;
  }
}
