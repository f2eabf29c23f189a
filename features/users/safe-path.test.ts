import { expect, test } from "vitest";
import { safePath } from "./safe-path";

test.each(["/", "/cards", "/cards/621712?tab=entries", "/entries?q=%E5%8D%A1"])(
  "%s is a path of ours",
  (path) => {
    expect(safePath(path)).toBe(path);
  },
);

test.each([
  "//evil.example",
  "/\\evil.example",
  "/..//evil.example",
  "/a/..//evil.example",
  "/.//evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "cards",
  "/\tevil",
  "/sign-in?next=/cards",
  "",
  null,
  undefined,
  7,
])("%j leads to the first page", (path) => {
  expect(safePath(path)).toBe("/");
});
