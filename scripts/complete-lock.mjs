import fs from "node:fs";

const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));
const P = lock.packages;
let added = 0;
for (const [k, v] of Object.entries(P)) {
  for (const [d, spec] of Object.entries(v.optionalDependencies ?? {})) {
    let base = k,
      found = false;
    for (;;) {
      const key = (base ? base + "/" : "") + "node_modules/" + d;
      if (P[key]) {
        found = true;
        break;
      }
      if (!base) break;
      const i = base.lastIndexOf("/node_modules/");
      base = i < 0 ? "" : base.slice(0, i);
      if (i < 0 && base === "") {
        const key2 = "node_modules/" + d;
        if (P[key2]) found = true;
        break;
      }
    }
    if (found) continue;
    if (!/^\d+\.\d+\.\d+/.test(spec)) {
      console.log("range", k, d, spec);
      continue;
    }
    const n = d.replace(/^@[^/]+\//, "");
    const os =
      [
        "android",
        "darwin",
        "freebsd",
        "openbsd",
        "netbsd",
        "linux",
        "win32",
        "sunos",
        "aix",
        "openharmony",
      ].find((o) => n.includes(o)) ?? (n.includes("wasm32") ? null : "?");
    const cpu = /arm64|aarch64/.test(n)
      ? "arm64"
      : /armeabi|arm-|-arm$|armv7|gnueabi/.test(n)
        ? "arm"
        : /riscv64/.test(n)
          ? "riscv64"
          : /ppc64/.test(n)
            ? "ppc64"
            : /s390x/.test(n)
              ? "s390x"
              : /ia32|i686/.test(n)
                ? "ia32"
                : /loong64/.test(n)
                  ? "loong64"
                  : /x64/.test(n)
                    ? "x64"
                    : /wasm32/.test(n)
                      ? "wasm32"
                      : /universal/.test(n)
                        ? null
                        : "?";
    if (os === "?" || cpu === "?") console.log("??", d);
    const e = { version: spec, optional: true };
    if (v.dev) e.dev = true;
    if (cpu) e.cpu = [cpu];
    if (os) e.os = [os];
    P["node_modules/" + d] = e;
    added++;
  }
}
const out = {};
for (const k of Object.keys(P).sort((a, b) => (a < b ? -1 : 1))) out[k] = P[k];
lock.packages = out;
fs.writeFileSync("package-lock.json", JSON.stringify(lock, null, 2) + "\n");
console.log("added", added);
