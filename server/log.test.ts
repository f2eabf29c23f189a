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

test("a failed statement is logged without its parameters, its causes likewise", () => {
  const lines: string[] = [];
  const logger = makeLogger("info", { write: (line: string) => void lines.push(line) });
  const cause = Object.assign(new Error("duplicate key"), { code: "23505", params: ["canary"] });
  const failed = new Error('Failed query: insert into "users"\nparams: canary,canary', { cause });
  logger.error({ err: failed }, "a statement failed");
  expect(lines.join("")).not.toContain("canary");
  expect(JSON.parse(lines.join(""))).toMatchObject({
    err: { message: 'Failed query: insert into "users"', cause: { code: "23505", message: "duplicate key" } },
  });
});
