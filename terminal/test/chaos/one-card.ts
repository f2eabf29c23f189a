import { makeMerchant } from "@/db/test/factories";
import { fetchTransport } from "@/terminal/client/transport";
import { balanceOf } from "../counter-scene";
import { type Figures, figures, type Size } from "./figures";
import type { Place } from "./place";
import { stockCards } from "./rig-card";
import { judgeRig, type RigTill, rigTill } from "./rig-till";

const TILLS = 64;
const AMOUNT = 777;

/** One card at 64 terminals at once, each spending as fast as it gets answers, until long after the money is gone. */
export async function oneCard(place: Place, { count }: Size): Promise<Figures> {
  const merchant = await makeMerchant();
  // Money for two thirds of the tries, and a remainder that is too little for one more.
  const paid = Math.floor((count * 2) / 3) * AMOUNT + AMOUNT - 1;
  const line = { transport: fetchTransport(place.url), directory: place.directory, patient: false };
  const tills: RigTill[] = [];
  for (let n = 0; n < TILLS; n += 1) tills.push(await rigTill(merchant, line));
  const [card] = await stockCards(merchant, 1);
  if (!card || !tills[0]) throw new Error("no card");
  const named = { operator: "01", card: { no: card.no } };
  const { rechargePassword } = merchant;
  await tills[0].attempt("card.open", { ...named, phone: card.phone });
  await tills[0].attempt("recharge", { ...named, paid, tender: "cash", rechargePassword });

  let left = count;
  const codes = new Map<string, number>();
  await Promise.all(
    tills.map(async ({ terminal }) => {
      while (left > 0) {
        left -= 1;
        const outcome = await terminal.perform("spend", { ...named, amount: AMOUNT });
        const code = "code" in outcome ? outcome.code : outcome.kind;
        codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    }),
  );
  const judged = await judgeRig(tills);
  const { principal } = await balanceOf(merchant.merchantId, card.no);
  const approved = codes.get("000") ?? 0;
  const declined = codes.get("100") ?? 0;
  return figures(
    count,
    `${count} spends from ${TILLS} terminals: approved ${approved}, balance too low ${declined}, left ${principal} fen`,
    {
      "approvals are floor(balance / amount)": approved === Math.floor(paid / AMOUNT),
      "every other one was declined for the balance": approved + declined === count,
      "what is left is what was not approved": principal === BigInt(paid - approved * AMOUNT),
    },
    judged,
  );
}
