import path from "node:path";
import { describe, expect, test } from "vitest";
import { StartRefusal } from "@/db/start-refusal";
import { parseEnv } from "./env";

describe("settings", () => {
  test("all have a default but the database", () => {
    expect(parseEnv({})).toEqual({
      PORT: 3000,
      YIKA_DATA_DIR: path.resolve(".data"),
      YIKA_DEMO: "on",
      LOG_LEVEL: "info",
    });
  });

  test("that are empty count as absent", () => {
    expect(parseEnv({ DATABASE_URL: "", PORT: "" }).PORT).toBe(3000);
  });

  test("are read as given, the address without its last slash", () => {
    const given = { PORT: "8080", YIKA_URL: "https://yika.example/", DATABASE_URL: "postgres://a:b@c/d" };
    expect(parseEnv(given)).toMatchObject({ PORT: 8080, YIKA_URL: "https://yika.example" });
  });

  test.each([
    ["PORT", "eighty"],
    ["PORT", "70000"],
    ["PORT", "1.5"],
    ["DATABASE_URL", "mysql://x"],
    ["YIKA_URL", "yika"],
    ["LOG_LEVEL", "loud"],
  ])("refuses %s=%s in one line that names the setting", (name, value) => {
    const reading = () => parseEnv({ [name]: value });
    expect(reading).toThrow(StartRefusal);
    expect(reading).toThrow(new RegExp(`^Setting ${name} [^\\n]+$`));
  });
});
