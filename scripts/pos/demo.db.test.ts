import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { runDemo } from "./demo";
import { counterOf, counterServer } from "./test/counter-server";

testDatabase();

test.each(["zh", "en"] as const)(
  "the demonstration plays the whole main job and everything agrees (%s)",
  async (lang) => {
    const { card, code } = await counterOf();
    const server = await counterServer();
    let output = "";
    try {
      const exit = await runDemo({ url: server.url, code, card, lang }, (text) => {
        output += text;
      });
      expect(output).toContain(lang === "zh" ? "✔ 全部相符" : "✔ All agrees");
      expect(exit).toBe(0);
    } finally {
      await server.close();
    }
    expect(output.match(/┌─+┐/g)).toHaveLength(8);
    expect(output).toContain(lang === "zh" ? "赠送 ¥10.00" : "Bonus ¥10.00");
    expect(output).not.toContain("246810");
    for (const line of output.split("\n").filter((text) => text.startsWith("  │")))
      expect(line.endsWith(" │")).toBe(true);
  },
);

test("a wrong code stops it with exit code 1 and the server's reason", async () => {
  const { card } = await counterOf();
  const server = await counterServer();
  let output = "";
  const code = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  const exit = await runDemo({ url: server.url, code, card, lang: "zh" }, (text) => {
    output += text;
  });
  await server.close();
  expect(exit).toBe(1);
  expect(output).toContain("激活码不对");
});
