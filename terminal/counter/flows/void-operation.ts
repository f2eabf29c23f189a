import { ENTRY_KIND_WORDS, type EntryKind } from "@/domain/entry";
import { decideRight, type Right } from "@/domain/rights";
import { CODE_WORDS } from "@/terminal/protocol/code-words";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import type { Desk } from "../desk";
import { cardFact } from "../figures";
import { performWithPin } from "../perform";
import type { CardRef } from "../read-card";
import { askSecondPerson, performSecond, type SecondWord } from "../second-person";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";
import type { Title } from "../words/titles";
import { operationFacts } from "./operation-facts";

type Kind = "spend" | "points" | "recharge";

const KINDS: Readonly<Record<Kind, { title: Title; right: Right; takesBack: readonly EntryKind[] }>> = {
  spend: { title: "voidSpend", right: "spend:void", takesBack: ["spend"] },
  points: { title: "voidPoints", right: "points:void", takesBack: ["pointsSpend", "pointsCredit"] },
  recharge: { title: "voidRecharge", right: "recharge:void", takesBack: ["recharge"] },
};

/** 5-1 消费撤销: supervisor's password or the portal's approval, voucher, operation shown, card, PIN. */
export function voidSpend(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  return voidOperation(desk, operator, "spend");
}

/** 5-2 积分消费撤销: as 5-1. The voucher of points credited takes those back; the recharge password is asked then. */
export function voidPoints(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  return voidOperation(desk, operator, "points");
}

/** 5-3 充值撤销: the recharge password first, then as 5-1; supervisors only. */
export function voidRecharge(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  return voidOperation(desk, operator, "recharge");
}

type Original = ReplyDataOf<"txn.get">;
type Form = {
  rechargePassword: string;
  second: SecondWord;
  voucher: string;
  original: Original | null;
  card: CardRef | null;
  pin: string;
};

async function voidOperation(desk: Desk, operator: OperatorAtDesk, kind: Kind): Promise<void> {
  const { title, right } = KINDS[kind];
  if (decideRight(operator.role, right) === "refused") return desk.front.say(CODE_WORDS["115"], "bad");
  const form: Form = { rechargePassword: "", second: {}, voucher: "", original: null, card: null, pin: "" };
  const dialogue = desk.about(title, () => [
    ...operationFacts(desk.zone(), form.original),
    cardFact(form.card),
  ]);
  const ready = await walk([
    kind === "recharge"
      ? async () => keep(await dialogue.secret("rechargePassword"), (v) => (form.rechargePassword = v))
      : null,
    async () => keep(await askSecondPerson(dialogue, operator), (v) => (form.second = v)),
    async () => {
      form.original = null;
      return keep(await dialogue.voucher("voucher"), (v) => (form.voucher = v));
    },
    async () => {
      form.original = await findOriginal(desk, form.voucher, kind);
      return form.original !== null && dialogue.confirm();
    },
    async () => {
      form.card = null;
      return keep(await dialogue.card(), (v) => (form.card = v));
    },
    async () =>
      form.original?.kind === "pointsCredit"
        ? keep(await dialogue.secret("rechargePassword"), (v) => (form.rechargePassword = v))
        : keep(await dialogue.secret("pin", true), (v) => (form.pin = v)),
  ]);
  const { card, voucher, second, rechargePassword, pin } = form;
  if (!ready || !card) return desk.cancelled();
  const asked = {
    operator: operator.no,
    kind,
    voucher,
    card,
    ...second,
    ...(rechargePassword && { rechargePassword }),
  };
  const make = (given: { pin?: string }) => ({ ...asked, ...given });
  await performWithPin(desk, "void", { dialogue, pin }, make, (data) => performSecond(desk, "void", data));
}

/** The operation behind the voucher, for the eyes of both; null when it is not one that can be voided here. */
async function findOriginal(desk: Desk, voucher: string, kind: Kind): Promise<Original | null> {
  const found = await desk.terminal.query("txn.get", { voucher });
  if (found.kind !== "answer") {
    desk.refused(found);
    return null;
  }
  const { takesBack } = KINDS[kind];
  if (takesBack.includes(found.data.kind)) return found.data;
  const [wanted = "spend"] = takesBack;
  desk.say("wrongKind", "bad", ENTRY_KIND_WORDS[wanted]);
  return null;
}
