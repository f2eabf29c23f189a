import { expect, test } from "@playwright/test";

test("after one visit the POS opens without a network; the terminal's messages do not come from a cache", async ({
  page,
  context,
}) => {
  await page.goto("/pos");
  await page.waitForFunction(shellIsKept);
  await context.setOffline(true);
  await page.goto("/pos");
  await expect(page).toHaveTitle(/Yika POS/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => fetch("/api/terminal").catch(() => "no network"))).toBe("no network");
});

test("the POS installs as an app of its own, with icons that are there", async ({ page, request }) => {
  await page.goto("/pos");
  const address = await page.locator('link[rel="manifest"]').getAttribute("href");
  const manifest = await (await request.get(address ?? "")).json();
  expect(manifest).toMatchObject({ start_url: "/pos", scope: "/pos", display: "standalone" });
  expect(manifest.icons.length).toBeGreaterThan(2);
  for (const { src, type } of manifest.icons) {
    const icon = await request.get(src);
    expect(icon.status(), src).toBe(200);
    expect(icon.headers()["content-type"], src).toContain(type);
  }
});

test("the worker may serve /pos, and is asked for anew every time", async ({ request }) => {
  const worker = await request.get("/pos/sw.js");
  expect(worker.headers()).toMatchObject({
    "content-type": "text/javascript; charset=utf-8",
    "service-worker-allowed": "/pos",
    "cache-control": "no-cache",
  });
});

/** Runs in the page: whether the page and all that it has loaded of the build are in the worker's cache. */
async function shellIsKept(): Promise<boolean> {
  await navigator.serviceWorker.ready;
  if (!(await caches.match("/pos"))) return false;
  const loaded = performance.getEntriesByType("resource").map(({ name }) => new URL(name).pathname);
  const built = loaded.filter((path) => path.startsWith("/_next/static/"));
  const kept = await Promise.all(built.map((path) => caches.match(path)));
  return built.length > 0 && kept.every((response) => response !== undefined);
}
