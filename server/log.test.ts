import { expect, test } from "vitest";
import { makeLogger } from "./log";

test("no secret reaches the log, four levels down", () => {
  const lines: string[] = [];
  const logger = makeLogger("info", { write: (line: string) => void lines.push(line) });
  const secrets = {
    pin: "canary",
    newPin: "canary",
    password: "canary",
    rechargePassword: "canary",
    key: "canary",
  };
  const headers = { authorization: "canary", cookie: "canary", "x-mac": "canary", "set-cookie": ["canary"] };
  logger.info({ ...secrets, headers, data: { ...secrets, supervisor: { password: "canary" } } }, "request");
  logger.info({ request: { headers, data: { supervisor: { password: "canary", no: "00" } } } }, "deep");
  expect(lines.join("")).not.toContain("canary");
  expect(lines.join("")).toContain('"no":"00"');
});
