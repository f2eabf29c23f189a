import { ENTRY_KIND_WORDS } from "@/domain/entry";
import type { Counter } from "./counter";
import { keep, walk } from "./dialogue";

/** 5-1 消费撤销: supervisor's password, voucher, operation shown, card, PIN. */
export function voidSpend(counter: Counter, operator: string): Promise<void> {
  return voidOperation(counter, operator, "spend");
}

/** 5-3 充值撤销: the recharge password first, then as 5-1. */
export function voidRecharge(counter: Counter, operator: string): Promise<void> {
  return voidOperation(counter, operator, "recharge");
}

async function voidOperation(counter: Counter, operator: string, kind: "spend" | "recharge"): Promise<void> {
  const { ask, terminal, teller } = counter;
  let rechargePassword = "";
  let no = "";
  let password = "";
  let voucher = "";
  let cardNo = "";
  let pin = "";
  const ready = await walk([
    async () => kind === "spend" || keep(await ask.secret("rechargePassword"), (v) => (rechargePassword = v)),
    async () => keep(await ask.operatorNo("supervisorNo", "00"), (v) => (no = v)),
    async () => keep(await ask.secret("supervisorPassword"), (v) => (password = v)),
    async () => keep(await ask.voucher("voucher"), (v) => (voucher = v)),
    async () => (await showOriginal(counter, voucher, kind)) && ask.confirm(),
    async () => keep(await ask.card(), (v) => (cardNo = v)),
    async () => keep(await ask.secret("pin", true), (v) => (pin = v)),
  ]);
  if (!ready) return teller.say("cancelled");
  await terminal.perform("void", {
    operator,
    kind,
    voucher,
    card: { no: cardNo },
    supervisor: { no, password },
    ...(pin && { pin }),
    ...(rechargePassword && { rechargePassword }),
  });
}

/** The operation behind the voucher, for the eyes of both; false when it is not one that can be voided here. */
async function showOriginal(
  { terminal, teller }: Counter,
  voucher: string,
  kind: "spend" | "recharge",
): Promise<boolean> {
  const found = await terminal.query("txn.get", { voucher });
  if (found.kind !== "answer") {
    teller.refused(found);
    return false;
  }
  const { kind: was, amount, cardNo, operator, state } = found.data;
  teller.say(
    "original",
    teller.words(ENTRY_KIND_WORDS[was]),
    teller.fen(amount),
    teller.text(state),
    cardNo,
    operator,
  );
  if (was === kind) return true;
  teller.say("wrongKind", teller.words(ENTRY_KIND_WORDS[kind]));
  return false;
}
