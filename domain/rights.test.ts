import { describe, expect, test } from "vitest";
import {
  decideApprover,
  decideRight,
  needsRechargePassword,
  RIGHTS,
  type Right,
  ROLES,
} from "@/domain/rights";

const decisions = (right: Right) => ROLES.map((role) => decideRight(role, right));
const YES = "allowed";
const ASK = "with_supervisor";
const NO = "refused";

describe("the table", () => {
  // cashier, supervisor, owner, auditor, platform
  test.each<[Right, string[]]>([
    ["card:open", [YES, YES, YES, NO, NO]],
    ["card:find", [YES, YES, YES, YES, NO]],
    ["card:read", [YES, YES, YES, YES, NO]],
    ["card:resetPin", [YES, YES, YES, NO, NO]],
    ["recharge:create", [YES, YES, YES, NO, NO]],
    ["recharge:void", [NO, YES, YES, NO, NO]],
    ["spend:create", [YES, YES, YES, NO, NO]],
    ["spend:void", [ASK, YES, YES, NO, NO]],
    ["points:void", [ASK, YES, YES, NO, NO]],
    ["refund:create", [ASK, ASK, YES, NO, NO]],
    ["card:close", [ASK, ASK, YES, NO, NO]],
    ["operator:manage", [NO, YES, YES, NO, NO]],
    ["rechargePassword:change", [NO, YES, YES, NO, NO]],
    ["batch:settle", [YES, YES, YES, NO, NO]],
    ["tier:write", [NO, NO, YES, NO, NO]],
    ["settings:read", [NO, YES, YES, YES, NO]],
    ["settings:write", [NO, NO, YES, NO, NO]],
    ["terminal:manage", [NO, NO, YES, NO, NO]],
    ["user:manage", [NO, NO, YES, NO, NO]],
    ["audit:read", [NO, YES, YES, YES, NO]],
    ["merchant:manage", [NO, NO, NO, NO, YES]],
  ])("%s", (right, expected) => {
    expect(decisions(right)).toEqual(expected);
  });

  test("an auditor has no right that changes anything", () => {
    for (const right of RIGHTS) {
      const reads = right.endsWith(":read") || right === "card:find" || right === "operator:list";
      if (!reads) expect(decideRight("auditor", right)).toBe(NO);
    }
  });

  test("the platform sees no merchant's data", () => {
    expect(RIGHTS.filter((right) => decideRight("platform", right) !== NO)).toEqual([
      "merchant:read",
      "merchant:manage",
    ]);
  });

  test("whoever stands higher may do at least as much", () => {
    const rank = { refused: 0, with_supervisor: 1, allowed: 2 };
    for (const right of RIGHTS) {
      const [cashier, supervisor, owner] = (["cashier", "supervisor", "owner"] as const).map(
        (role) => rank[decideRight(role, right)],
      );
      expect(Number(cashier) <= Number(supervisor) && Number(supervisor) <= Number(owner)).toBe(true);
    }
  });
});

test("the recharge password is asked of operators, for money and points from outside", () => {
  const asked = RIGHTS.filter((right) => needsRechargePassword("cashier", right));
  expect(asked).toEqual(["recharge:create", "points:credit", "recharge:void"]);
  expect(RIGHTS.filter((right) => needsRechargePassword("supervisor", right))).toEqual(asked);
  expect(RIGHTS.some((right) => needsRechargePassword("owner", right))).toBe(false);
});

describe("four eyes", () => {
  test("another supervisor or the owner approves", () => {
    for (const approverRole of ["supervisor", "owner"] as const) {
      for (const right of ["spend:void", "refund:create", "card:close"] as const) {
        expect(decideApprover({ makerId: 1n, approverId: 2n, approverRole, right })).toEqual({
          ok: true,
          value: { approverId: 2n },
        });
      }
    }
  });

  test("a supervisor voids a spend alone, and no approver is recorded", () => {
    const asked = { makerId: 1n, approverId: 1n, approverRole: "supervisor" } as const;
    expect(decideApprover({ ...asked, right: "spend:void" })).toEqual({
      ok: true,
      value: { approverId: null },
    });
  });

  test("nobody approves a refund or a closing of one's own", () => {
    const asked = { makerId: 1n, approverId: 1n, approverRole: "supervisor" } as const;
    for (const right of ["refund:create", "card:close"] as const) {
      expect(decideApprover({ ...asked, right })).toEqual({ ok: false, reason: "OWN_REQUEST" });
    }
  });

  test.each(["cashier", "auditor", "platform"] as const)("%s approves nothing", (approverRole) => {
    for (const right of RIGHTS) {
      expect(decideApprover({ makerId: 1n, approverId: 2n, approverRole, right })).toMatchObject({
        reason: "NOT_AN_APPROVER",
      });
    }
  });

  test("no one approves what they may not do themselves", () => {
    expect(
      decideApprover({ makerId: 1n, approverId: 2n, approverRole: "supervisor", right: "tier:write" }),
    ).toMatchObject({ reason: "NOT_AN_APPROVER" });
  });
});
