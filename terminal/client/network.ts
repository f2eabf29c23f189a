/** Whether the server can be reached, as far as the last message told. A reply without a good MAC is none. */
export type Network =
  | { readonly state: "unknown" }
  | { readonly state: "online" }
  | { readonly state: "offline"; readonly since: Date };

/** Watches every exchange of a terminal and tells when the server goes away or comes back. */
export class NetworkWatch {
  private now: Network = { state: "unknown" };
  private heardAt: Date | null = null;
  private readonly listeners = new Set<(network: Network) => void>();

  constructor(private readonly clock: () => Date) {}

  state(): Network {
    return this.now;
  }

  /** When the server was last heard; null before the first answer. */
  lastHeard(): Date | null {
    return this.heardAt;
  }

  /** One exchange ended: with a reply that can be believed, or without. */
  note(answered: boolean): void {
    const at = this.clock();
    if (answered) this.heardAt = at;
    if (this.now.state === (answered ? "online" : "offline")) return;
    this.now = answered ? { state: "online" } : { state: "offline", since: at };
    for (const tell of this.listeners) tell(this.now);
  }

  /** Tells `listener` of every change from now on; the result ends that. */
  subscribe(listener: (network: Network) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }
}
