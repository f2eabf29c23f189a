import { approvalTitle, byWhom, forgetApproval } from "./approvals";
import type { Desk } from "./desk";
import { noteVersion } from "./flows/upgrade";
import type { CounterParts } from "./parts";
import { sendQueuedPunches } from "./punches";
import { askVerdict } from "./wait-for-approval";

const TICK_MS = 15_000;
const POLL_MS = 4 * 60_000;

/** What the counter does by itself between keys: resolve, poll, send queued punches, look after waiting approvals. */
export class Housekeeping {
  private working: Promise<void> | null = null;
  private failure: { readonly thrown: unknown } | null = null;
  private polledAt = 0;
  private readonly told = new Set<string>();
  private resolved = new AbortController();

  constructor(
    private readonly desk: Desk,
    readonly tellStatus: () => Promise<void>,
  ) {}

  /** Begins to look around; the result ends it. */
  start(hints: CounterParts["hints"]): () => void {
    const { clock, terminal, hinted } = this.desk;
    hinted.add(() => this.soon(true));
    const ends = [
      clock.every(TICK_MS, () => this.soon()),
      hints?.((kind) => {
        for (const tell of hinted) tell(kind);
      }),
      terminal.onNetwork(({ state }) => {
        this.desk.say(state === "online" ? "serverBack" : "serverGone", state === "online" ? "good" : "bad");
        this.soon();
      }),
    ];
    return () => {
      for (const end of ends) end?.();
    };
  }

  /** Looks around once, in the background; at most one look at a time. */
  soon(poll = false): void {
    this.working ??= this.look(poll)
      .catch((thrown: unknown) => {
        this.failure ??= { thrown };
      })
      .finally(() => {
        this.working = null;
      });
  }

  /** The look under way, if any: for whoever has to wait for its end. */
  idle(): Promise<void> {
    return this.working ?? Promise.resolve();
  }

  /** Aborted when every outcome is known again. */
  allResolved(): AbortSignal {
    if (this.resolved.signal.aborted) this.resolved = new AbortController();
    return this.resolved.signal;
  }

  /** A journal that cannot be written stops the counter: nothing may be sent on it. */
  throwIfFailed(): void {
    if (this.failure) throw this.failure.thrown;
  }

  private async look(poll: boolean): Promise<void> {
    const { terminal, notebook, clock } = this.desk;
    const online = terminal.network().state === "online" || (await terminal.reach());
    if (online) {
      if ((await this.desk.unresolved()).length > 0 && (await terminal.resume()) === 0) this.resolved.abort();
      const due = poll || clock.now().getTime() - this.polledAt >= POLL_MS;
      if (due) await this.poll();
      if (notebook.read().punches.length > 0 && (await this.desk.unresolved()).length === 0)
        await sendQueuedPunches(this.desk);
      await this.lookAtApprovals();
    }
    await this.tellStatus();
  }

  private async poll(): Promise<void> {
    this.polledAt = this.desk.clock.now().getTime();
    const news = await this.desk.terminal.query("terminal.poll", {
      orders: null,
      reviews: null,
      messages: null,
    });
    if (news.kind === "answer") noteVersion(this.desk, news.data.version.latest);
    else if (news.kind === "refused") this.desk.refused(news);
  }

  /** Rings once for what was approved, and forgets what never will be. */
  private async lookAtApprovals(): Promise<void> {
    const { desk } = this;
    for (const waiting of desk.notebook.read().approvals) {
      const { approvalId } = waiting;
      if (approvalId === desk.attending || this.told.has(approvalId)) continue;
      const verdict = await askVerdict(desk, approvalId);
      if (!verdict || verdict.kind === "left" || approvalId === desk.attending) continue;
      if (!desk.notebook.read().approvals.includes(waiting)) continue;
      desk.front.ring();
      if (verdict.kind === "granted") {
        this.told.add(approvalId);
        desk.say("approvalCame", "good", approvalTitle(waiting));
      } else {
        desk.say("approvalRefused", "bad", approvalTitle(waiting), byWhom(verdict.reason));
        await forgetApproval(desk, approvalId);
      }
    }
  }
}
