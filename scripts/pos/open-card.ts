import type { Gender } from "@/domain/person";
import type { Counter } from "./counter";
import { keep, walk } from "./dialogue";
import { rechargeCard } from "./recharge-card";

const GENDER_KEYS: Readonly<Record<string, Gender>> = { "1": "female", "2": "male", "": "unspecified" };

/** 1 开卡: phone, birthday, gender, card, PIN twice or none; then 充值 if wanted. */
export async function openCard(counter: Counter, operator: string): Promise<void> {
  const { ask, terminal } = counter;
  let phone = "";
  let birthday = "";
  let gender: Gender = "unspecified";
  let name = "";
  let no = "";
  let newPin = "";
  const ready = await walk([
    async () => keep(await ask.phone(), (v) => (phone = v)),
    async () => keep(await ask.day("birthday", true), (v) => (birthday = v)),
    async () =>
      keep(await ask.choice("gender", ["1", "2", ""]), (v) => (gender = GENDER_KEYS[v] ?? "unspecified")),
    async () => keep(await ask.text("name", 40, true), (v) => (name = v)),
    async () => keep(await ask.card("newCard"), (v) => (no = v)),
    async () => keep(await newPinTwice(counter), (v) => (newPin = v)),
    () => ask.confirm(),
  ]);
  if (!ready) return counter.teller.say("cancelled");
  const outcome = await terminal.perform("card.open", {
    operator,
    card: { no },
    phone,
    gender,
    ...(birthday && { birthday }),
    ...(name && { name }),
    ...(newPin && { newPin }),
  });
  if (outcome.kind === "done" && (await ask.confirm("goOnToRecharge")))
    await rechargeCard(counter, operator, no);
}

async function newPinTwice({ ask, teller }: Counter) {
  for (;;) {
    const first = await ask.secret("newPin", true);
    if (first.kind === "back" || first.value === "") return first;
    const again = await ask.secret("newPinAgain", true);
    if (again.kind === "back" || again.value === first.value) return again;
    teller.say("pinsDiffer");
  }
}
