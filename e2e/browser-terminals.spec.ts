import { browserTerminals } from "@/terminal/test/chaos/browser-terminals";
import { SEED, wrongOf } from "@/terminal/test/chaos/told";
import { expect, test } from "./fixtures";

// A short run of the row of docs/reliability.md; `npm run test:chaos` plays it at its full figure.
test("tills in tabs that are reloaded, crashed and killed with their browser know what became of everything", async ({
  baseURL,
  database,
}, info) => {
  test.slow();
  const place = { url: baseURL ?? "", ownerUrl: database, directory: info.outputDir };
  expect(wrongOf("browser-terminals", await browserTerminals(place, { count: 10, seed: SEED }))).toEqual([]);
});
