// After every install: mends two faults of the database driver (postgres 3.4.9) that have no release yet. A connection that
// is lost while a write is put off ends the whole process (porsager/postgres#1154, #1209), or never writes again, so that
// every query given to it fails after the connect timeout. `npm run test:chaos` finds both (broken-backends, kill-server).
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const mends = [
  [
    "function nextWrite(fn) {\n    const x = socket.write",
    "function nextWrite(fn) {\n    if (!socket) {\n      chunk = nextWriteTimer = null\n      error(Errors.connection('CONNECTION_CLOSED', options, socket))\n      return false\n    }\n    const x = socket.write",
  ],
  [
    "    clearImmediate(nextWriteTimer)\n",
    "    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n",
  ],
  ["    !hadError && (query || sent.length)", "    ;(query || sent.length)"],
];

const home = path.resolve(path.dirname(createRequire(import.meta.url).resolve("postgres")), "../..");
for (const file of ["src/connection.js", "cjs/src/connection.js"].map((name) => path.join(home, name))) {
  let text = fs.readFileSync(file, "utf8");
  for (const [found, by] of mends) {
    if (text.includes(by)) continue;
    if (!text.includes(found))
      throw new Error(
        `${file} is not the driver that was mended: see whether it still needs it (${found.trim()})`,
      );
    text = text.replaceAll(found, by);
  }
  // Written aside and renamed: the file may be a link that other installations share.
  fs.writeFileSync(`${file}.mended`, text);
  fs.renameSync(`${file}.mended`, file);
}
