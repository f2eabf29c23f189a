import { describe, expect, test } from "vitest";
import { WedgeDetector } from "./wedge";

/** Types `text` and Enter with `gap` ms between keys; what became of the Enter. */
function type(detector: WedgeDetector, text: string, gap: number, enterGap = gap, from = 1000) {
  let at = from;
  for (const key of text) {
    expect(detector.push(key, at)).toEqual({ kind: "key" });
    at += gap;
  }
  return detector.push("Enter", at - gap + enterGap);
}

describe("a reader", () => {
  test.each([1, 5, 20, 50])("that types a key every %i ms is a reading", (gap) => {
    expect(type(new WedgeDetector(), "6217000012345678", gap)).toEqual({
      kind: "reading",
      text: "6217000012345678",
      earlier: "",
    });
  });

  test("sends sentinels with Shift in between", () => {
    const detector = new WedgeDetector();
    let at = 0;
    for (const key of ["Shift", ";", "1", "2", "3", "4", "5", "6", "7", "8", "Shift", "?"]) {
      at += 3;
      detector.push(key, at);
    }
    expect(detector.push("Enter", at + 3)).toMatchObject({ kind: "reading", text: ";12345678?" });
  });

  test("does not take along what a person typed before it", () => {
    const detector = new WedgeDetector();
    detector.push("5", 0);
    detector.push("0", 200);
    expect(type(detector, "12345678", 5, 5, 900)).toMatchObject({ kind: "reading", text: "12345678" });
  });

  test("with one hitch in its burst is read whole", () => {
    const detector = new WedgeDetector();
    detector.push("6", 1000);
    expect(type(detector, "217000012345678", 5, 5, 1120)).toEqual({
      kind: "reading",
      text: "6217000012345678",
      earlier: "",
    });
  });

  test("held up for longer than that tells what came before: it may be the number's head", () => {
    const detector = new WedgeDetector();
    for (const [index, key] of [..."621"].entries()) detector.push(key, 1000 + index * 5);
    expect(type(detector, "7000012345678", 5, 5, 1400)).toEqual({
      kind: "reading",
      text: "7000012345678",
      earlier: "621",
    });
  });

  test.each(["Escape", "Backspace"])("after %s is on its own: that key was a person's", (key) => {
    const detector = new WedgeDetector();
    detector.push("3", 1000);
    detector.push(key, 1200);
    expect(type(detector, "12345678", 5, 5, 1500)).toMatchObject({ text: "12345678", earlier: "" });
  });

  test("more than a second after other keys is on its own", () => {
    const detector = new WedgeDetector();
    detector.push("3", 1000);
    expect(type(detector, "12345678", 5, 5, 2100)).toMatchObject({ text: "12345678", earlier: "" });
  });

  test("is read once: the next Enter is a person's", () => {
    const detector = new WedgeDetector();
    type(detector, "12345678", 5);
    expect(detector.push("Enter", 1045)).toEqual({ kind: "key" });
  });
});

describe("a person", () => {
  test.each([60, 80, 200])("who types a key every %i ms is typing", (gap) => {
    expect(type(new WedgeDetector(), "6217000012345678", gap)).toEqual({ kind: "key" });
  });

  test("who pastes a few keys together is typing", () => {
    expect(type(new WedgeDetector(), "1234567", 2)).toEqual({ kind: "key" });
  });

  test("who presses Enter after a pause has typed, however fast the digits were", () => {
    expect(type(new WedgeDetector(), "12345678", 5, 400)).toEqual({ kind: "key" });
  });
});
