/** A value that React can watch and that lives outside of it. */
export class Store<T> {
  private readonly watchers = new Set<() => void>();

  constructor(private value: T) {}

  readonly snapshot = (): T => this.value;

  readonly subscribe = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  set(next: T): void {
    this.value = next;
    for (const watcher of this.watchers) watcher();
  }

  change(part: Partial<T>): void {
    this.set({ ...this.value, ...part });
  }
}
