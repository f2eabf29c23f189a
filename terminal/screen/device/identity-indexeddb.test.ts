import { expect, test } from "vitest";
import { toBase64url } from "@/terminal/protocol/base64url";
import { randomBytes } from "@/terminal/protocol/crypto-web";
import { sealedIdentityStore } from "./identity-indexeddb";
import { deviceInRam } from "./test/device-in-ram";

const identity = { terminal: "10000017", key: toBase64url(randomBytes(32)) };

test("a device that was never activated has no identity", async () => {
  expect(await sealedIdentityStore(deviceInRam()).load()).toBeNull();
});

test("an identity is found again after a restart", async () => {
  const device = deviceInRam();
  await sealedIdentityStore(device).save(identity);
  expect(await sealedIdentityStore(device).load()).toEqual(identity);
});

test("what lies on the disk says neither who the terminal is nor its key, and is new each time", async () => {
  const device = deviceInRam();
  const store = sealedIdentityStore(device);
  await store.save(identity);
  const first = bytesOf(device.kept.get("identity"));
  await store.save(identity);
  const second = bytesOf(device.kept.get("identity"));
  expect(first.toString("latin1")).not.toContain(identity.terminal);
  expect(first.toString("latin1")).not.toContain(identity.key);
  expect(first.equals(second)).toBe(false);
});

test("the key it is sealed under cannot be taken out of the device", async () => {
  const device = deviceInRam();
  await sealedIdentityStore(device).save(identity);
  const key = await device.key("identity key", () => Promise.reject(new Error("no key was made")));
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey("raw", key)).rejects.toThrow();
});

test("a copy of the disk is of no use on another device", async () => {
  const [device, other] = [deviceInRam(), deviceInRam()];
  await sealedIdentityStore(device).save(identity);
  other.kept.set("identity", device.kept.get("identity"));
  await expect(sealedIdentityStore(other).load()).rejects.toThrow();
});

test("an altered record is an error, never another identity", async () => {
  const device = deviceInRam();
  await sealedIdentityStore(device).save(identity);
  bytesOf(device.kept.get("identity")).fill(0, 3, 4);
  bytesOf(device.kept.get("identity")).fill(255, 4, 5);
  await expect(sealedIdentityStore(device).load()).rejects.toThrow();
});

function bytesOf(kept: unknown): Buffer {
  if (typeof kept !== "object" || kept === null || !("sealed" in kept)) throw new Error("nothing is kept");
  if (!(kept.sealed instanceof ArrayBuffer)) throw new Error("nothing is sealed");
  return Buffer.from(kept.sealed);
}
