import { GENDER_WORDS, type Gender } from "@/domain/person";
import type { Desk } from "../desk";
import type { Dialogue } from "../dialogue";
import { bigFact, fact } from "../figures";
import { shownCard } from "../read-card";
import type { OperatorAtDesk } from "../shift";
import { keep, walk } from "../steps";
import { LABELS } from "../words/labels";
import { askNewPin } from "./ask-new-pin";
import { rechargeCard } from "./recharge-card";

const GENDERS: readonly { key: string; gender: Gender }[] = [
  { key: "1", gender: "female" },
  { key: "2", gender: "male" },
];

type Opening = {
  phone: string;
  birthday: string;
  gender: Gender;
  name: string;
  /** null draws a number: a virtual card */
  card: { no: string } | null | undefined;
  newPin: string;
};

/** 1 开卡: phone, birthday, gender, name, card (or none: virtual), PIN twice or none; then 充值 if wanted. */
export async function openCard(desk: Desk, operator: OperatorAtDesk): Promise<void> {
  const asked: Opening = {
    phone: "",
    birthday: "",
    gender: "unspecified",
    name: "",
    card: undefined,
    newPin: "",
  };
  const dialogue = desk.about("openCard", () => openingFacts(asked));
  if (!(await askOpening(dialogue, asked))) return desk.cancelled();
  const { card, phone, birthday, gender, name, newPin } = asked;
  const outcome = await desk.terminal.perform("card.open", {
    operator: operator.no,
    ...(card && { card }),
    phone,
    gender,
    ...(birthday && { birthday }),
    ...(name && { name }),
    ...(newPin && { newPin }),
  });
  if (outcome.kind !== "done") return;
  const no = outcome.data?.cardNo ?? card?.no;
  if (
    no &&
    (await desk.about("openCard", () => [bigFact("card", shownCard({ no }))]).confirm("goOnToRecharge"))
  )
    await rechargeCard(desk, operator, { no });
}

function askOpening(dialogue: Dialogue, asked: Opening): Promise<boolean> {
  const genders = GENDERS.map(({ key, gender }) => ({ key, label: GENDER_WORDS[gender] }));
  return walk([
    async () => {
      asked.phone = "";
      return keep(await dialogue.phone(), (v) => (asked.phone = v));
    },
    async () => keep(await dialogue.day("birthday", true), (v) => (asked.birthday = v)),
    async () =>
      keep(await dialogue.choice("gender", genders, { optional: true }), (v) => {
        asked.gender = GENDERS.find(({ key }) => key === v)?.gender ?? "unspecified";
      }),
    async () => keep(await dialogue.text("name", 40, true), (v) => (asked.name = v)),
    async () => {
      asked.card = undefined;
      return keep(await dialogue.cardOrNone("newCard"), (v) => (asked.card = v));
    },
    async () => keep(await askNewPin(dialogue), (v) => (asked.newPin = v)),
    () => dialogue.confirm(),
  ]);
}

function openingFacts({ phone, birthday, gender, name, card }: Opening) {
  return [
    phone ? fact("phone", phone) : null,
    birthday ? fact("birthday", birthday) : null,
    gender === "unspecified" ? null : fact("gender", GENDER_WORDS[gender]),
    name ? fact("name", name) : null,
    card === undefined ? null : fact("card", card ? shownCard(card) : LABELS.virtual),
  ];
}
