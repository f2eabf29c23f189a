import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const directory = fs.mkdtempSync(path.join(os.tmpdir(), "yika-keys-"));
const file = path.join(directory, "keys.json");
let keyModule: typeof import("./keys");
let sealModule: typeof import("./seal");
let verifierModule: typeof import("./verifier");

beforeAll(async () => {
  process.env.YIKA_DATA_DIR = directory;
  keyModule = await import("./keys");
  sealModule = await import("./seal");
  verifierModule = await import("./verifier");
});
afterAll(() => fs.rmSync(directory, { recursive: true }));

/** Forgets what was read, as a new process would. */
function reread() {
  globalThis.yikaKeys = undefined;
  return keyModule.keys();
}

describe("the key file", () => {
  test("is refused in one line before it exists", () => {
    expect(() => reread()).toThrow(/^The key file .*keys\.json cannot be read \(ENOENT\)\.$/);
  });

  test("is made once, for its owner's eyes only, and never replaced", () => {
    keyModule.ensureKeys();
    const first = fs.readFileSync(file, "utf8");
    keyModule.ensureKeys();
    expect(fs.readFileSync(file, "utf8")).toBe(first);
    expect(fs.statSync(file).mode & 0o777).toBe(0o600);
    expect(fs.readdirSync(directory)).toEqual(["keys.json"]);
    expect(reread().chain).toHaveLength(32);
  });

  test("keeps its fingerprint when a key is added, and loses it with another chain key", () => {
    const before = fs.readFileSync(file, "utf8");
    const fingerprint = keyModule.keyFingerprint();
    const parsed = JSON.parse(before);
    parsed.verifier.keys["2"] = parsed.verifier.keys["1"];
    fs.writeFileSync(file, JSON.stringify(parsed));
    reread();
    expect(keyModule.keyFingerprint()).toBe(fingerprint);
    parsed.chain = Buffer.alloc(32, 7).toString("base64url");
    fs.writeFileSync(file, JSON.stringify(parsed));
    reread();
    expect(keyModule.keyFingerprint()).not.toBe(fingerprint);
    fs.writeFileSync(file, before);
    reread();
  });

  test.each(["", "{}", '{"chain":"AAAA"}'])("that is damaged is refused in one line: %s", (text) => {
    const before = fs.readFileSync(file, "utf8");
    fs.writeFileSync(file, text);
    expect(() => reread()).toThrow(/^The key file .* is damaged/);
    fs.writeFileSync(file, before);
    reread();
  });
});

describe("seal", () => {
  const secret = new Uint8Array([0, 1, 2, 250, 251]);

  test("opens again, and looks different every time", () => {
    const [one, other] = [sealModule.seal(secret), sealModule.seal(secret)];
    expect(sealModule.unseal(one)).toEqual(secret);
    expect(one).not.toEqual(other);
    expect(one).toHaveLength(1 + 12 + secret.length + 16);
  });

  test("does not open with any one bit changed or a byte cut off", () => {
    const sealed = sealModule.seal(secret);
    for (let byte = 0; byte < sealed.length; byte += 1) {
      const changed = Uint8Array.from(sealed, (value, index) => (index === byte ? value ^ 1 : value));
      expect(() => sealModule.unseal(changed)).toThrow();
    }
    expect(() => sealModule.unseal(sealed.subarray(0, -1))).toThrow();
    expect(() => sealModule.unseal(new Uint8Array())).toThrow("too short");
  });
});

describe("verifier", () => {
  test("matches its own digits alone", () => {
    const { verifier, key } = verifierModule.makeVerifier("123456");
    expect(verifier).toHaveLength(48);
    expect(verifierModule.verifierMatches("123456", verifier, key)).toBe(true);
    for (const wrong of ["123457", "12345", "1234567", ""])
      expect(verifierModule.verifierMatches(wrong, verifier, key)).toBe(false);
  });

  test("differs between two people with the same digits", () => {
    expect(verifierModule.makeVerifier("123456").verifier).not.toEqual(
      verifierModule.makeVerifier("123456").verifier,
    );
  });

  test("made under another key number says which key is missing", () => {
    const { verifier } = verifierModule.makeVerifier("123456");
    expect(() => verifierModule.verifierMatches("123456", verifier, 9)).toThrow("Verifier key 9");
  });

  test("of the wrong length matches nothing", () => {
    expect(verifierModule.verifierMatches("123456", new Uint8Array(16), 1)).toBe(false);
  });
});
