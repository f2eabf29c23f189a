import type { Slip, Words } from "@/domain/slip";
import {
  type DataOf,
  isReplyDataOf,
  type QueryOperation,
  type TracedOperation,
} from "@/terminal/protocol/operations";
import type { Totals } from "@/terminal/protocol/operations/batch";
import type { JournalItem } from "@/terminal/protocol/operations/journal";
import { type ActivationResult, requestIdentity } from "./activation";
import { Connection, type NoSession } from "./connection";
import type { CrashPoint } from "./crash-point";
import type { Speaker } from "./exchange";
import type { IdentityStore } from "./identity";
import { isOpen, type Journal, keyText, type OperationKey, type OperationRecord } from "./journal";
import { journalLinesOf } from "./journal-lines";
import { keptSlipOf } from "./kept-slip";
import type { Network } from "./network";
import { oneAtATime } from "./one-at-a-time";
import { type Outcome, outcomeOf, type Printer, type Screen } from "./outcome";
import { OUTCOME_WORDS } from "./outcome-words";
import { computeOwnTotals } from "./own-totals";
import { present } from "./present";
import { type QueryResult, type Reading, runQuery } from "./query";
import { isWithinReach } from "./reach";
import { RecordBook } from "./record-book";
import { asRecord, bodyOf, newTxnId, sealData } from "./request-body";
import { type Line, PATIENCE, type Patience, resolveOperation } from "./resolve";
import type { OpenSession, SignOnInfo } from "./session";
import type { Transport } from "./transport";

export type TerminalParts = {
  readonly transport: Transport;
  readonly journal: Journal;
  readonly identity: IdentityStore;
  readonly screen: Screen;
  readonly printer: Printer;
  /** software version told at sign-on */
  readonly version?: string;
  readonly patience?: Patience;
  readonly clock?: () => Date;
  /** waits some milliseconds */
  readonly wait?: (ms: number) => Promise<void>;
  /** cuts the power when it throws; only tests give one */
  readonly crashPoint?: (point: CrashPoint) => void;
};

export type SignOnOutcome =
  | { readonly kind: "signed-on"; readonly info: SignOnInfo }
  | ({ readonly kind: "failed" } & NoSession);

const LONGEST_PAUSE_MS = 8_000;

/** A whole terminal of protocol version 1: whatever has a screen, a printer and a durable journal can be one. */
export class Terminal {
  private readonly book: RecordBook;
  private readonly connection: Connection;
  private readonly line: Line;
  private readonly reading: Reading;
  private readonly exclusively = oneAtATime();
  private readonly clock: () => Date;
  private readonly crashPoint: (point: CrashPoint) => void;

  constructor(private readonly parts: TerminalParts) {
    this.clock = parts.clock ?? (() => new Date());
    this.crashPoint = parts.crashPoint ?? (() => {});
    this.book = new RecordBook(parts.journal, this.crashPoint);
    this.connection = new Connection(parts.transport, parts.identity, parts.version ?? "1.0.0", this.clock);
    const wait = parts.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms)));
    this.line = {
      patience: parts.patience ?? PATIENCE,
      session: () => this.connection.session(),
      renew: () => this.connection.renew(),
      send: (session, body) => this.connection.send(session, body),
      put: (record, point) => this.book.put(record, point),
      crashPoint: this.crashPoint,
      pause: (n) => wait(Math.min(500 * 2 ** (n - 1), LONGEST_PAUSE_MS)),
    };
    this.reading = {
      session: async () => this.connection.session() ?? (await this.exclusively(() => this.sessionNow())),
      renew: (ended) => this.exclusively(() => this.renewIfStill(ended)),
      noSession: () => this.connection.noSession().text,
      send: this.line.send,
      pause: this.line.pause,
    };
  }

  /**
   * Trades an activation code for this terminal's identity and keeps it. Refused while operations of another identity are
   * open: only that one can ask what became of them.
   */
  activate(code: string): Promise<ActivationResult> {
    return this.exclusively(async () => {
      const before = await this.parts.identity.load();
      const result = await requestIdentity(this.parts.transport, code, this.clock());
      if (result.kind !== "activated") return result;
      if (before && before.terminal !== result.identity.terminal) {
        if ((await this.openOperations()).length > 0)
          return { kind: "refused", text: OUTCOME_WORDS.openBeforeActivation };
        await this.book.dropBefore(Number.POSITIVE_INFINITY);
      }
      await this.parts.identity.save(result.identity);
      this.connection.end();
      return result;
    });
  }

  /** Signs on anew, resolves what a power cut left open, and forgets records settled long ago. */
  signOn(): Promise<SignOnOutcome> {
    return this.exclusively(async () => {
      const renewed = await this.connection.renew();
      const session = this.connection.session();
      if (!renewed || !session) return { kind: "failed", ...this.connection.noSession() };
      await this.resolveAll();
      await this.book.dropBefore(session.info.batch - 1);
      return { kind: "signed-on", info: session.info };
    });
  }

  /** What the last sign-on said; null before it. */
  info(): SignOnInfo | null {
    return this.connection.session()?.info ?? null;
  }

  /** The eight digits of this terminal, also without the server once `isActivated` was asked; "" before activation. */
  id(): string {
    return this.connection.id();
  }

  /** Has this device an identity? */
  isActivated(): Promise<boolean> {
    return this.connection.identify();
  }

  /** The software version told at sign-on. */
  version(): string {
    return this.connection.version;
  }

  /** Whether the server answers, as far as the last message told. */
  network(): Network {
    return this.connection.network.state();
  }

  /** Tells of every change of `network()` from now on; the result ends that. */
  onNetwork(listener: (network: Network) => void): () => void {
    return this.connection.network.subscribe(listener);
  }

  /** Whether the server answers now: asks once, unless it was heard a moment ago. Nothing is recorded. */
  reach(): Promise<boolean> {
    return isWithinReach(this.connection, this.clock(), () => this.exclusively(() => this.sessionNow()));
  }

  /** Who speaks in the session in force, for the stream of hints (`openEvents`); null before sign-on. */
  speaker(): Speaker | null {
    return this.connection.session()?.speaker ?? null;
  }

  /** The number of the open batch; 0 before sign-on. */
  batch(): number {
    return this.connection.batch();
  }

  /** At power-on, and whenever there is time: resolves, shows and prints what is still open. Returns how many stay open. */
  resume(): Promise<number> {
    return this.exclusively(() => this.resolveAll());
  }

  /** Operations whose outcome is not known yet, oldest first. */
  async openOperations(): Promise<OperationRecord[]> {
    return (await this.book.unfinished()).filter(isOpen);
  }

  /** This terminal's own count of the open batch, for `batch.settle`. */
  async ownTotals(): Promise<Totals> {
    return computeOwnTotals(await this.book.all(), this.connection.batch());
  }

  /** The slip of one operation as it was first printed here, or of the newest; null when it is not kept any more. */
  async keptSlip(voucher: string | null): Promise<Slip | null> {
    return keptSlipOf(await this.book.all(), voucher);
  }

  /** This terminal's own list of a batch, for `journal.upload`; records are kept for the open batch and the one before. */
  async journalLines(batch: number): Promise<JournalItem[]> {
    return journalLinesOf(await this.book.all(), batch);
  }

  /**
   * Performs a T: stores, sends, stores the reply, shows, prints. Secrets in `data` are plain digits and are sealed before
   * anything is stored. Nothing is sent while an operation before is open. Throws `MalformedData` before anything is stored.
   */
  perform<O extends TracedOperation>(op: O, data: DataOf<O>): Promise<Outcome<O>> {
    return this.performKept(op, asRecord(data));
  }

  /** `perform` with data that was kept as a record, such as an operation that waited for its approval. */
  performKept<O extends TracedOperation>(
    op: O,
    data: Readonly<Record<string, unknown>>,
  ): Promise<Outcome<O>> {
    return this.exclusively(async () => {
      if ((await this.resolveAll()) > 0) return this.notSent(op, "open-operation", OUTCOME_WORDS.open);
      const first = await this.issue(op, data, null);
      if (first === null) return this.withoutSession(op);
      if (!isOfEndedSession(first)) return this.presented(first);
      await this.renewIfStill(first.session);
      const second = await this.issue(op, data, first);
      if (second === null) return this.presented(first);
      await this.book.put({ ...first, shown: true, printed: "yes" }, "shown-stored");
      return this.presented(second);
    });
  }

  /** Reads. Secrets in `data` are plain digits. Nothing is ever booked, so it may be asked again at will. */
  query<O extends QueryOperation>(op: O, data: DataOf<O>): Promise<QueryResult<O>> {
    return runQuery(this.reading, op, data);
  }

  /** Stores and sends one T under a new key, and resolves it as far as the network allows. Null without a session. */
  private async issue<O extends TracedOperation>(
    op: O,
    data: Readonly<Record<string, unknown>>,
    insteadOf: OperationKey | null,
  ) {
    const session = await this.sessionNow();
    if (!session) return null;
    const key = { trace: this.connection.takeTrace(), txnId: newTxnId() };
    const place = { terminal: session.speaker.terminal, session: session.no, trace: key.trace };
    const body = bodyOf(op, await sealData(op, data, place, session.pin), key);
    const fresh = {
      ...key,
      session: session.no,
      op,
      body,
      batch: this.connection.batch(),
      storedAt: this.clock().toISOString(),
      insteadOf: insteadOf && { session: insteadOf.session, trace: insteadOf.trace },
      state: "stored" as const,
      reply: null,
      refusal: null,
      shown: false,
      printed: "no" as const,
    };
    this.crashPoint("before-store");
    await this.book.put(fresh, "stored");
    return { ...(await this.resolve(fresh)), op };
  }

  private async resolve(record: OperationRecord): Promise<OperationRecord> {
    const resolved = await resolveOperation(this.line, record);
    const data = resolved.reply?.data;
    if (resolved.state === "done" && resolved.op === "batch.settle" && isReplyDataOf("batch.settle", data)) {
      this.connection.batchIsNow(data.newBatch);
    }
    return resolved;
  }

  private async resolveAll(): Promise<number> {
    const unfinished = await this.book.unfinished();
    if (unfinished.length === 0) return 0;
    const replaced = await this.book.replaced();
    let open = 0;
    for (const record of unfinished) {
      const resolved = isOpen(record) ? await this.resolve(record) : record;
      if (isOpen(resolved)) open += 1;
      if (!replaced.has(keyText(resolved))) await this.present(resolved);
      else if (!isOpen(resolved))
        await this.book.put({ ...resolved, shown: true, printed: "yes" }, "shown-stored");
    }
    return open;
  }

  private async presented<O extends TracedOperation>(
    record: OperationRecord & { readonly op: O },
  ): Promise<Outcome<O>> {
    await this.present(record);
    return outcomeOf(record);
  }

  private present(record: OperationRecord): Promise<OperationRecord> {
    const { screen, printer } = this.parts;
    return present({ screen, printer, put: this.line.put, crashPoint: this.crashPoint }, record);
  }

  private withoutSession<O extends TracedOperation>(op: O): Promise<Outcome<O>> {
    const { why, text } = this.connection.noSession();
    return this.notSent(op, why, text);
  }

  private async notSent<O extends TracedOperation>(
    op: O,
    why: NoSession["why"] | "open-operation",
    text: Words,
  ): Promise<Outcome<O>> {
    const outcome = { kind: "not-sent" as const, op, why, text };
    await this.parts.screen.show(outcome);
    return outcome;
  }

  private async sessionNow(): Promise<OpenSession | null> {
    return this.connection.session() ?? ((await this.connection.renew()) ? this.connection.session() : null);
  }

  /** Signs on anew unless another caller already has since session `ended`. */
  private async renewIfStill(ended: number): Promise<void> {
    if ((this.connection.session()?.no ?? ended) === ended) await this.connection.renew();
  }
}

/** 202, and its key closed since: it was not applied and never will be, so the same intent may go out under a new key. */
function isOfEndedSession({ state, reply }: OperationRecord): boolean {
  return state === "declined" && reply?.code === "202";
}
