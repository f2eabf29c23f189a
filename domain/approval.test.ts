import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { approvalState, decideApproval } from "./approval";
import { ROLES } from "./rights";

const at = (ms: number) => new Date(1_700_000_000_000 + ms);
const facts = { status: "pending", expiresAt: at(1000), used: false, now: at(0) };
const asked = {
  ...facts,
  makerOperatorId: 1n,
  deciderRole: "supervisor",
  deciderOperatorId: null,
  right: "refund:create",
} as const;

describe("what an approval is", () => {
  test.each([
    ["pending", facts],
    ["expired", { ...facts, now: at(1000) }],
    ["granted", { ...facts, status: "granted", now: at(999) }],
    ["expired", { ...facts, status: "granted", now: at(1000) }],
    ["denied", { ...facts, status: "denied", now: at(5000) }],
    ["used", { ...facts, status: "granted", used: true, now: at(5000) }],
  ])("%s", (state, given) => {
    expect(approvalState(given)).toBe(state);
  });
});

describe("who may decide", () => {
  test("a supervisor who did not ask, in time", () => {
    expect(decideApproval(asked)).toEqual({ ok: true, value: null });
  });

  test.each([
    ["ALREADY_DECIDED", { ...asked, status: "denied" }],
    ["ALREADY_DECIDED", { ...asked, now: at(1000) }],
    ["NOT_AN_APPROVER", { ...asked, deciderRole: "auditor" as const }],
    ["NOT_AN_APPROVER", { ...asked, right: "tier:write" as const }],
    ["OWN_REQUEST", { ...asked, deciderOperatorId: 1n }],
  ])("refused: %s", (reason, given) => {
    expect(decideApproval(given)).toMatchObject({ ok: false, reason });
  });

  test("nobody decides their own request, nor after the end, nor as anything but supervisor or owner", () => {
    fc.assert(
      fc.property(
        fc.record({
          status: fc.constantFrom("pending", "granted", "denied"),
          used: fc.boolean(),
          now: fc.integer({ min: 0, max: 2000 }).map(at),
          expiresAt: fc.integer({ min: 0, max: 2000 }).map(at),
          makerOperatorId: fc.bigInt({ min: 1n, max: 3n }),
          deciderOperatorId: fc.option(fc.bigInt({ min: 1n, max: 3n })),
          deciderRole: fc.constantFrom(...ROLES),
          right: fc.constantFrom("refund:create" as const, "spend:void" as const, "operator:manage" as const),
        }),
        (given) => {
          const may =
            given.status === "pending" &&
            !given.used &&
            given.now < given.expiresAt &&
            ["supervisor", "owner"].includes(given.deciderRole) &&
            given.deciderOperatorId !== given.makerOperatorId;
          expect(decideApproval(given).ok).toBe(may);
        },
      ),
    );
  });
});
