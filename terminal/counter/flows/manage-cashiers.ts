import { ROLE_WORDS } from "@/domain/rights";
import type { Desk } from "../desk";
import { fact } from "../figures";
import { askSecondPerson, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";
import { TITLES } from "../words/titles";

type Form = { no: string; name: string; newPassword: string; second: SecondWord };

/** 9-6-1 增加柜员: number, name, first password twice, a supervisor's word. */
export async function addCashier(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { no: "", name: "", newPassword: "", second: {} };
  const dialogue = desk.about("addCashier", () => [
    form.no ? fact("operator", form.no) : null,
    form.name ? fact("name", form.name) : null,
  ]);
  const ready = await walk([
    async () => keep(await dialogue.operatorNo("newOperatorNo"), (v) => (form.no = v)),
    async () => keep(await dialogue.text("newOperatorName", 40, false), (v) => (form.name = v)),
    async () =>
      keep(
        await dialogue.secretTwice("newPassword", "newPasswordAgain", false),
        (v) => (form.newPassword = v),
      ),
    async () => keep(await askSecondPerson(dialogue, operator), (v) => (form.second = v)),
  ]);
  if (!ready) return desk.cancelled();
  const { no, name, newPassword, second } = form;
  await performSecond(desk, "operator.add", { operator: operator.no, no, name, newPassword, ...second });
}

/** 9-6-2 注销柜员 */
export async function removeCashier(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const form: Form = { no: "", name: "", newPassword: "", second: {} };
  const dialogue = desk.about("removeCashier", () => [form.no ? fact("operator", form.no) : null]);
  const ready = await walk([
    async () => {
      form.no = "";
      return keep(await dialogue.operatorNo("leavingOperatorNo"), (v) => (form.no = v));
    },
    () => dialogue.confirm(),
    async () => keep(await askSecondPerson(dialogue, operator), (v) => (form.second = v)),
  ]);
  if (!ready) return desk.cancelled();
  const { no, second } = form;
  const outcome = await performSecond(desk, "operator.remove", { operator: operator.no, no, ...second });
  if (outcome?.kind !== "done") return;
  await desk.notebook.change(({ verifiers }) => ({ verifiers: verifiers.filter((each) => each.no !== no) }));
}

/** 9-6-3 柜员列表 */
export async function listCashiers(desk: Desk): Promise<void> {
  const result = await desk.terminal.query("operator.list", {});
  if (result.kind !== "answer") return desk.refused(result);
  const rows = result.data.items.map(({ no, name, role }) => [
    fact("operator", no),
    fact("name", name),
    fact("role", ROLE_WORDS[role]),
  ]);
  await desk.front.list(TITLES.listCashiers, rows);
}
