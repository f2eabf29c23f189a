import { expect, test } from "vitest";
import { formObject } from "./form-object";

test("a form becomes an object, repeated names an array, React's own fields left out", () => {
  const form = new FormData();
  form.append("name", "小李");
  form.append("storeIds", "1");
  form.append("storeIds", "2");
  form.append("$ACTION_ID_1f", "");
  form.append("$ACTION_REF_1", "");
  expect(formObject(form)).toEqual({ name: "小李", storeIds: ["1", "2"] });
});

test("a field called __proto__ is a field", () => {
  const form = new FormData();
  form.append("__proto__", "x");
  const object = formObject(form);
  expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
  expect(Object.keys(Object(object))).toEqual(["__proto__"]);
});

test("what is no form is passed on", () => {
  const input = { id: 1n };
  expect(formObject(input)).toBe(input);
});
