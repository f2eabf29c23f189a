import type { z } from "zod";

/** A value this device remembers, shaped for React's useSyncExternalStore. */
export type DeviceStore<T> = {
  read(): T;
  write(value: T): void;
  subscribe(listener: () => void): () => void;
  /** what a page drawn on the server shows */
  before(): T;
};

/**
 * Keeps a value in localStorage under `key`. What an older version left there and cannot be read stands for `fallback`;
 * where the browser refuses to store, the value lives as long as the page.
 */
export function deviceStore<T>(key: string, schema: z.ZodType<T>, fallback: T): DeviceStore<T> {
  const listeners = new Set<() => void>();
  let held: { readonly value: T } | null = null;
  return {
    read() {
      held ??= { value: load(key, schema) ?? fallback };
      return held.value;
    },
    write(value) {
      held = { value };
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch (error) {
        console.warn(`${key} is kept for this page only`, error);
      }
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    before: () => fallback,
  };
}

function load<T>(key: string, schema: z.ZodType<T>): T | undefined {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
