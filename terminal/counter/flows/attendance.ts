import type { Desk } from "../desk";
import { fact } from "../figures";
import { punchNow } from "../punches";
import { askSecondPerson, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";

type Form = { no: string; name: string; phone: string; newPassword: string; second: SecondWord };

/** 9-7-1 员工开卡: name, phone, card, password or none, a supervisor's word where the operator is none. */
export async function enrolEmployee(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { no: "", name: "", phone: "", newPassword: "", second: {} };
  const dialogue = desk.about("enrol", () => [
    form.name ? fact("name", form.name) : null,
    form.phone ? fact("phone", form.phone) : null,
    form.no ? fact("card", form.no) : null,
  ]);
  const ready = await walk([
    async () => keep(await dialogue.text("employeeName", 40, false), (v) => (form.name = v)),
    async () => keep(await dialogue.phone(), (v) => (form.phone = v)),
    async () => {
      form.no = "";
      const read = await dialogue.card("attendanceCard", true);
      return keep(read, (v) => (form.no = "no" in v ? v.no : ""));
    },
    async () =>
      keep(
        await dialogue.secretTwice("employeePassword", "newPasswordAgain", true),
        (v) => (form.newPassword = v),
      ),
    async () =>
      operator.role === "supervisor" ||
      keep(await askSecondPerson(dialogue, operator), (v) => (form.second = v)),
  ]);
  if (!ready) return desk.cancelled();
  const { no, name, phone, newPassword, second } = form;
  await performSecond(desk, "employee.enrol", {
    operator: operator.no,
    card: { no },
    name,
    phone,
    ...(newPassword && { newPassword }),
    ...second,
  });
}

/** 7 · 9-7-2 打卡: swipe, and that is all; nobody need be signed in. */
export async function punchCard(desk: Desk): Promise<void> {
  const dialogue = desk.about("punch");
  const card = await dialogue.cardNumber("attendanceCard");
  if (card.kind === "back") return desk.cancelled();
  await punchNow(desk, dialogue, card.value);
}
