import type { Words } from "@/domain/slip";
import { type Answer, exchange } from "./exchange";
import type { IdentityStore } from "./identity";
import { NetworkWatch } from "./network";
import { OUTCOME_WORDS } from "./outcome-words";
import { type OpenSession, openSession } from "./session";
import type { Transport } from "./transport";

/** Why there is no session. */
export type NoSession = { readonly why: "offline" | "not-activated" | "refused"; readonly text: Words };

/** The session in force, and the traces given out in it. */
export class Connection {
  private current: OpenSession | null = null;
  private nextTrace = 1;
  private batchNo = 0;
  private ownId = "";
  private failed: NoSession = { why: "offline", text: OUTCOME_WORDS.offline };

  constructor(
    private readonly transport: Transport,
    private readonly identity: IdentityStore,
    readonly version: string,
    private readonly clock: () => Date,
  ) {
    this.network = new NetworkWatch(clock);
  }

  /** Whether the server answers, as far as the last message told. */
  readonly network: NetworkWatch;

  session(): OpenSession | null {
    return this.current;
  }

  /** The eight digits of this terminal, server or no server; "" before activation. */
  id(): string {
    return this.ownId;
  }

  /** Looks up who this device is. */
  async identify(): Promise<boolean> {
    const identity = await this.identity.load();
    this.ownId = identity?.terminal ?? "";
    return identity !== null;
  }

  /** The open batch, as far as the terminal knows; 0 before sign-on. */
  batch(): number {
    return this.batchNo;
  }

  /** A settlement went through. */
  batchIsNow(batch: number): void {
    this.batchNo = batch;
  }

  /** Why the last sign-on did not succeed. */
  noSession(): NoSession {
    return this.failed;
  }

  /** The next trace of the session. A trace is given out once, so two operations can never share a key. */
  takeTrace(): number {
    return this.nextTrace++;
  }

  /** Signs on anew: the session before ends, and its operations are only asked about from then on. */
  async renew(): Promise<boolean> {
    const identity = await this.identity.load();
    if (!identity) return this.fail({ why: "not-activated", text: OUTCOME_WORDS.notActivated });
    this.ownId = identity.terminal;
    const result = await openSession(this.transport, identity, this.version, this.clock());
    this.network.note(result.kind !== "unanswered");
    if (result.kind === "refused") return this.fail({ why: "refused", text: result.text });
    if (result.kind === "unanswered") return this.fail({ why: "offline", text: result.text });
    this.current = result.session;
    this.nextTrace = result.session.info.nextTrace;
    this.batchNo = result.session.info.batch;
    return true;
  }

  /** Forgets the session, so that the next message signs on first. */
  end(): void {
    this.current = null;
  }

  async send(session: OpenSession, body: string): Promise<Answer> {
    const answer = await exchange(this.transport, session.speaker, body, this.clock());
    this.network.note(answer.kind === "answer");
    return answer;
  }

  private fail(reason: NoSession): false {
    this.failed = reason;
    return false;
  }
}
