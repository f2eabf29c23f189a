import type { Tender } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import type { Random } from "./random";

/** What guests order, pay in and pay with; prices in fen. */

type Priced = { readonly name: string; readonly price: Fen };
const tea = (name: string, yuan: bigint): Priced => ({ name, price: yuan * 100n });

const TEAS = [
  tea("西湖龙井", 68n),
  tea("碧螺春", 62n),
  tea("铁观音", 58n),
  tea("大红袍", 88n),
  tea("普洱熟茶", 78n),
  tea("茉莉花茶", 38n),
  tea("正山小种", 56n),
  tea("白毫银针", 98n),
  tea("桂花乌龙", 42n),
  tea("盖碗茶", 28n),
  tea("柠檬红茶", 26n),
] as const;
const SNACKS = [
  tea("绿豆糕", 18n),
  tea("瓜子", 12n),
  tea("凤梨酥", 22n),
  tea("定胜糕", 15n),
  tea("茶叶蛋", 6n),
  tea("干果拼盘", 36n),
  { name: "桂花糖藕", price: 2850n },
  { name: "话梅", price: 980n },
] as const;
const SPECIALS = [tea("包间", 128n), tea("明前龙井礼盒", 268n), tea("茶艺表演", 98n)] as const;

/** One bill. Few operators type in what was ordered. */
export function drawBill(random: Random): { amount: Fen; note: string } {
  const items: Priced[] = [random.pick(TEAS)];
  if (random.chance(0.3)) items.push(random.pick(TEAS));
  for (let more = random.int(0, 2); more > 0; more -= 1) items.push(random.pick(SNACKS));
  if (random.chance(0.06)) items.push(random.pick(SPECIALS));
  const amount = items.reduce((sum, { price }) => sum + price, 0n);
  const note = random.chance(0.2) ? items.map(({ name }) => name).join("、") : "";
  return { amount, note };
}

/** What is paid in at once, in fen: round sums, mostly those that earn a bonus. */
export function drawRecharge(random: Random): Fen {
  return random.weighted([
    [3, 5_000n],
    [22, 10_000n],
    [14, 20_000n],
    [25, 30_000n],
    [21, 50_000n],
    [12, 100_000n],
    [3, 200_000n],
  ]);
}

export function drawTender(random: Random): Tender {
  return random.weighted<Tender>([
    [50, "wechat"],
    [24, "alipay"],
    [17, "cash"],
    [8, "bank_card"],
    [1, "transfer"],
  ]);
}
