import { loadPrinterParts } from "./print/printers";
import { loadScannerParts } from "./scan/code-reader";

const BUILT = "/_next/static/";
/** Browsers look for a newer worker when a page is opened; a till is opened once a week. */
const LOOK_FOR_UPDATE_MS = 3_600_000;

/**
 * Makes the POS open without a network after one visit. The work of the counter is not concerned: messages never go
 * through the worker.
 * @param onUpdate called when a newer POS is ready; call what it is given when nothing is under way: the page reloads
 * @returns stops listening
 */
export function registerOfflineShell(onUpdate: (apply: () => void) => void): () => void {
  const workers = navigator.serviceWorker;
  // Absent on addresses without https, where the POS works online only.
  if (!workers || process.env.NODE_ENV !== "production") return () => {};
  const over = new AbortController();
  const { signal } = over;
  void register(workers, signal, onUpdate).catch((error: unknown) => {
    console.warn("The POS will not open without a network.", error);
  });
  return () => over.abort();
}

async function register(
  workers: ServiceWorkerContainer,
  signal: AbortSignal,
  onUpdate: (apply: () => void) => void,
): Promise<void> {
  const registration = await workers.register("/pos/sw.js", { scope: "/pos", updateViaCache: "none" });
  const offer = (waiting: ServiceWorker) => {
    if (!signal.aborted) onUpdate(() => takeOver(workers, waiting));
  };
  if (registration.waiting && workers.controller) offer(registration.waiting);
  registration.addEventListener(
    "updatefound",
    () => {
      const { installing } = registration;
      installing?.addEventListener("statechange", () => {
        if (installing.state === "installed" && workers.controller) offer(installing);
      });
    },
    { signal },
  );
  const look = setInterval(() => void registration.update().catch(() => {}), LOOK_FOR_UPDATE_MS);
  signal.addEventListener("abort", () => clearInterval(look), { once: true });
  const { active } = await workers.ready;
  // What a till needs only now and then must be there as well when the network is gone.
  await Promise.all([
    import("./scan/scanner"),
    import("./print/printer-settings"),
    loadPrinterParts(),
    loadScannerParts(),
  ]);
  active?.postMessage({ kind: "keep", addresses: builtFilesInUse() });
}

function takeOver(workers: ServiceWorkerContainer, waiting: ServiceWorker): void {
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  waiting.postMessage({ kind: "take-over" });
}

/** Everything this page has loaded from the build, before the worker was there or after. */
function builtFilesInUse(): string[] {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name, location.href));
  return loaded.filter((url) => url.pathname.startsWith(BUILT)).map((url) => url.pathname);
}
