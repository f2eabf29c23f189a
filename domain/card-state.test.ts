import { describe, expect, test } from "vitest";
import {
  ACCOUNT_STATE_WORDS,
  ACCOUNT_STATES,
  CARD_STATES,
  type CardState,
  decideClosing,
  decideOpen,
  decidePinReset,
  decideReissue,
  decideReportLost,
  decideUnlock,
  decideVoidOpen,
  mayMoveMoney,
} from "@/domain/card-state";

/** The drawing of the specification, written out: what each deed makes of each state. */
const DRAWING = {
  open: { rule: decideOpen, leads: { stock: "active" } },
  voidOpen: { rule: (s: CardState) => decideVoidOpen(s, false), leads: { active: "stock" } },
  reportLost: { rule: decideReportLost, leads: { active: "lost" } },
  unlock: { rule: decideUnlock, leads: { lost: "active" } },
  reissue: { rule: decideReissue, leads: { active: "replaced", lost: "replaced" } },
  closing: { rule: decideClosing, leads: { active: "closed" } },
  pinReset: { rule: decidePinReset, leads: { active: "active", lost: "lost" } },
} as const;

describe.each(Object.entries(DRAWING))("%s", (_, { rule, leads }) => {
  const allowed = new Map<string, string>(Object.entries(leads));
  test.each(CARD_STATES)("from %s", (state) => {
    const to = allowed.get(state);
    expect(rule(state)).toEqual(
      to === undefined ? { ok: false, reason: "STATE_FORBIDS", detail: { state } } : { ok: true, value: to },
    );
  });
});

test("an opening is not voided once money or points moved", () => {
  expect(decideVoidOpen("active", true)).toEqual({ ok: false, reason: "STILL_IN_USE" });
  expect(decideVoidOpen("stock", true)).toMatchObject({ reason: "STATE_FORBIDS" });
});

test("money moves by an active card alone", () => {
  expect(CARD_STATES.filter(mayMoveMoney)).toEqual(["active"]);
});

test("every state has its own word in both languages", () => {
  const states = [...new Set([...CARD_STATES, ...ACCOUNT_STATES])];
  expect(new Set(states.map((s) => ACCOUNT_STATE_WORDS[s].zh)).size).toBe(states.length);
  expect(new Set(states.map((s) => ACCOUNT_STATE_WORDS[s].en)).size).toBe(states.length);
});
