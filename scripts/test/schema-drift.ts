import { spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** Whether the committed migrations make exactly the schema of the code: generating once more must add nothing. */
export function migrationsFitSchema(root: string): boolean {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), "yika-schema-"));
  try {
    fs.cpSync(path.join(root, "db/migrations"), path.join(copy, "migrations"), { recursive: true });
    const schema = path.join(root, "db/schema/*.ts");
    const config = { dialect: "postgresql", schema, out: "./migrations" };
    fs.writeFileSync(path.join(copy, "drizzle.config.json"), JSON.stringify(config));
    const before = listed(copy);
    const generated = spawnSync(
      path.join(root, "node_modules/.bin/drizzle-kit"),
      ["generate", "--config", "drizzle.config.json"],
      { cwd: copy, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], timeout: 120_000 },
    );
    const added = listed(copy).filter((file) => !before.includes(file));
    if (generated.status === 0 && added.length === 0) return true;
    console.error(generated.stdout, generated.stderr);
    for (const file of added.filter((name) => name.endsWith(".sql")))
      console.error(fs.readFileSync(path.join(copy, "migrations", file), "utf8"));
    console.error("The schema and the migrations differ: npm run db:generate, look at the file, commit it.");
    return false;
  } finally {
    fs.rmSync(copy, { recursive: true, force: true });
  }
}

function listed(copy: string): string[] {
  return fs.readdirSync(path.join(copy, "migrations"), { recursive: true, encoding: "utf8" }).sort();
}
