import { describe, expect, it } from "vitest";
import { hrefWith, paramOf } from "./table-address";

const here = { kind: "spend", store: "2", after: "cursor", tag: ["a", "b"], empty: "" };

describe("hrefWith", () => {
  it("keeps the other parameters and starts at the first page when a filter changes", () => {
    expect(hrefWith("/entries", here, { kind: "refund" })).toBe("/entries?kind=refund&store=2&tag=a");
  });

  it("takes a parameter away", () => {
    expect(hrefWith("/entries", { kind: "spend" }, { kind: null })).toBe("/entries");
  });

  it("keeps the filters when the page turns, and leaves no cursor of the other direction", () => {
    expect(hrefWith("/entries", here, { before: "x", after: null })).toBe(
      "/entries?kind=spend&store=2&tag=a&before=x",
    );
  });

  it("writes what a reader typed so that it is one value", () => {
    expect(hrefWith("/entries", {}, { q: "a&b=c #1" })).toBe("/entries?q=a%26b%3Dc+%231");
  });
});

describe("paramOf", () => {
  it("is the first value, or empty", () => {
    expect(paramOf(here, "tag")).toBe("a");
    expect(paramOf(here, "missing")).toBe("");
  });
});
