// Adds the platform packages that `npm install` left out of package-lock.json because it could not look them up;
// `npm ci` refuses a lock file without them (docs/decisions/0001). Run after every change of dependencies.
import fs from "node:fs";

const FILE = "package-lock.json";
const SYSTEMS = [
  "android",
  "darwin",
  "freebsd",
  "openbsd",
  "netbsd",
  "linux",
  "win32",
  "sunos",
  "openharmony",
];
const PROCESSORS = [
  ["arm64", /arm64|aarch64/],
  ["arm", /armeabi|armv7|arm-|-arm$/],
  ["riscv64", /riscv64/],
  ["ppc64", /ppc64/],
  ["s390x", /s390x/],
  ["ia32", /ia32|i686/],
  ["loong64", /loong64/],
  ["x64", /x64/],
  ["wasm32", /wasm32/],
];

const lock = JSON.parse(fs.readFileSync(FILE, "utf8"));
const { packages } = lock;

/** Whether `name` is found from the package at `place` as Node looks it up: inside it, then in every folder above. */
function isLocked(place, name) {
  for (let folder = place; ; folder = folder.slice(0, Math.max(folder.lastIndexOf("node_modules/") - 1, 0))) {
    if (packages[`${folder ? `${folder}/` : ""}node_modules/${name}`]) return true;
    if (!folder) return false;
  }
}

function entryFor(name, version, dev) {
  const short = name.replace(/^@[^/]+\//, "");
  const system = SYSTEMS.find((known) => short.includes(known));
  const processor = PROCESSORS.find(([, pattern]) => pattern.test(short))?.[0];
  return {
    version,
    ...(dev ? { dev } : {}),
    optional: true,
    ...(processor ? { cpu: [processor] } : {}),
    ...(system ? { os: [system] } : {}),
  };
}

let added = 0;
for (const [place, { dev, optionalDependencies = {} }] of Object.entries(packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (isLocked(place, name) || !/^\d+\.\d+\.\d+/.test(version)) continue;
    packages[`node_modules/${name}`] = entryFor(name, version, dev);
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
fs.writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${FILE}: ${added} platform packages added`);
