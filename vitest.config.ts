import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const alias = { "@": fileURLToPath(new URL(".", import.meta.url)) };
const integration = "**/*.db.test.ts";

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["{domain,terminal,ledger,server,features,components,db}/**/*.test.ts"],
          exclude: ["**/node_modules/**", integration],
        },
      },
      {
        resolve: { alias },
        test: {
          name: "integration",
          include: [integration],
          exclude: ["**/node_modules/**"],
          globalSetup: ["./db/test/global-setup.ts"],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
