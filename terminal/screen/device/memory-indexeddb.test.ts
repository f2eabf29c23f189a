import { expect, test } from "vitest";
import { NOTHING_REMEMBERED } from "@/terminal/counter/memory";
import { browserMemory } from "./memory-indexeddb";
import { deviceInRam } from "./test/device-in-ram";

const OPERATOR = { no: "01", name: "李雷", role: "cashier", salt: "s", digest: "d", wrong: 2 } as const;

test("a new device remembers nothing; what was saved is found after a restart", async () => {
  const device = deviceInRam();
  expect(await browserMemory(device).load()).toEqual(NOTHING_REMEMBERED);
  const kept = { ...NOTHING_REMEMBERED, verifiers: [OPERATOR], idleMinutes: 3 };
  await browserMemory(device).save(kept);
  expect(await browserMemory(device).load()).toEqual(kept);
});

test("what is kept and is no memory stops the counter, rather than being forgotten", async () => {
  const device = deviceInRam();
  device.kept.set("memory", { ...NOTHING_REMEMBERED, idleMinutes: -1 });
  await expect(browserMemory(device).load()).rejects.toThrow();
});

test("a digest is the same for the same words on one device, and different for any other words or device", async () => {
  const [here, there] = [browserMemory(deviceInRam()), browserMemory(deviceInRam())];
  const digest = await here.digest("yika1 sign-in|10000017|01|salt|246813");
  expect(await here.digest("yika1 sign-in|10000017|01|salt|246813")).toBe(digest);
  expect(await here.digest("yika1 sign-in|10000017|01|salt|246814")).not.toBe(digest);
  expect(await there.digest("yika1 sign-in|10000017|01|salt|246813")).not.toBe(digest);
  expect(digest).toMatch(/^[\w-]{43}$/);
});

test("the verifiers' key cannot be taken out, so that guessing needs this very device", async () => {
  const device = deviceInRam();
  await browserMemory(device).digest("246813");
  const key = await device.key("verifier key", () => Promise.reject(new Error("no key was made")));
  expect(key.extractable).toBe(false);
  expect([...device.kept.values()]).toEqual([]);
});
