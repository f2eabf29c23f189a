import { fileURLToPath } from "node:url";
import { createViteServer } from "vitest/node";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Serves the project's modules to a browser, and hands what it sends to /api on to `server`. */
export async function pageModules(server: string): Promise<{ url: string; close(): Promise<void> }> {
  const modules = await createViteServer({
    configFile: false,
    root,
    logLevel: "silent",
    resolve: { alias: { "@": root } },
    server: { port: 0, host: "localhost", hmr: false, watch: null, proxy: { "/api": server } },
    optimizeDeps: { include: ["zod"], entries: [] },
  });
  await modules.listen();
  return { url: modules.resolvedUrls?.local[0] ?? "", close: () => modules.close() };
}
