import { done, PASSWORD, PIN, type Shop } from "./shop";

const BADGE = "88880001";

/** What the pages of approvals and attendance are about, by what leads to it. */
export type SecondDay = { readonly approvalId: string; readonly employee: string };

/** The cashier asks to void the first spend, and an employee comes to work. */
export async function playSecondDay({ till, card, spend }: Shop, employee = "王小二"): Promise<SecondDay> {
  const { terminal } = till;
  const original = await terminal.query("txn.get", { ref: spend });
  if (original.kind !== "answer") throw new Error("the spend is not there");
  const { voucher } = original.data;
  const asked = { operator: "02", card: { no: card }, pin: PIN, kind: "spend", voucher } as const;
  const waiting = await terminal.perform("void", asked);
  if (waiting.kind !== "declined" || typeof waiting.data.approvalId !== "string")
    throw new Error(`no approval: ${waiting.text.en}`);
  const badge = { operator: "02", card: { no: BADGE } };
  const supervisor = { no: "00", password: PASSWORD };
  done(
    await terminal.perform("employee.enrol", { ...badge, name: employee, phone: "13900000002", supervisor }),
  );
  done(await terminal.perform("attendance.punch", { card: badge.card }));
  return { approvalId: waiting.data.approvalId, employee };
}
