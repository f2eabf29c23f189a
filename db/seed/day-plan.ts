import type { Fen } from "@/domain/money";
import { addToTotals, computeDrawerCash, type Totals } from "@/domain/totals";
import type { MerchantSettings } from "@/server/settings";
import { demandOn, minuteOfShare, OPENING, SETTLING } from "./calendar";
import { type CardHolder, cardHolders, drawStore } from "./card-holders";
import { STORES, TERMINAL_NAMES } from "./demo-merchant";
import { type Random, randomOf } from "./random";
import type { Step } from "./step";
import { daysOf, instantOn, partOfDay, type Story } from "./story";
import { type Held, Visit } from "./visit";

/** What one terminal does on one day, in order; `settling` null while the day is not over. */
export type TillDay = { readonly steps: readonly Step[]; readonly settling: Settling | null };
export type Settling = {
  readonly at: number;
  readonly operatorNo: string;
  /** as the terminal counted; now and then it has lost an operation */
  readonly totals: Totals;
  readonly countedCash: Fen;
};
/** The terminals in the order of STORES × TERMINAL_NAMES. */
export type DayPlan = { readonly day: string; readonly index: number; readonly tills: readonly TillDay[] };

const TILLS = STORES.length * TERMINAL_NAMES.length;

/**
 * The whole history, day by day, made up as it is asked for. Pure: the same story, settings and stores give the same
 * days. A card is used at one terminal a day, so that the terminals of a day depend on one another in nothing.
 */
export function* planDays(
  story: Story,
  settings: MerchantSettings,
  storeIds: readonly bigint[],
): Generator<DayPlan> {
  const holders = cardHolders(story);
  const held = holders.map((): Held => ({ balance: { principal: 0n, bonus: 0n, points: 0n }, recharges: 0 }));
  for (const [index, day] of daysOf(story).entries()) {
    const random = randomOf(story.seed, "day", index);
    const part = partOfDay(story, day);
    const demand = demandOn(day) * part;
    const opening = instantOn(day, story.zone, OPENING);
    const steps = Array.from({ length: TILLS }, (): Step[] => []);
    for (const [serial, holder] of holders.entries()) {
      const chance = holder.rate * demand;
      const isFirst = holder.opensOn === index;
      const comes = isFirst || (random.chance(chance) && holder.opensOn < index && index < holder.sleepsFrom);
      const account = held[serial];
      if (!comes || !account) continue;
      const till = drawTill(random, holder);
      const at = opening + Math.round(minuteOfShare(drawShare(random, part)) * 60_000);
      const place = { operatorNo: operatorAt(till, index), storeId: storeIds[storeOf(till)] ?? 0n };
      const visit = new Visit(random, settings, holder, account, at, place);
      steps[till]?.push(...(isFirst ? visit.first() : visit.again()));
    }
    const isOver = index < story.days;
    yield {
      day,
      index,
      tills: steps.map((mine, till) => {
        mine.sort((a, b) => a.at - b.at);
        const at = instantOn(day, story.zone, SETTLING) + till * 97_000 + random.int(0, 300_000);
        return {
          steps: mine,
          settling: isOver ? drawSettling(random, mine, at, operatorAt(till, index)) : null,
        };
      }),
    };
  }
}

function storeOf(till: number): number {
  return Math.floor(till / TERMINAL_NAMES.length);
}

/** Three guests in four go to the store they know; two in three to its front desk. */
function drawTill(random: Random, holder: CardHolder): number {
  const store = random.chance(0.75) ? holder.homeStore : drawStore(random);
  return store * TERMINAL_NAMES.length + (random.chance(0.56) ? 0 : 1);
}

function drawShare(random: Random, part: number): number {
  return (random.int(0, 999_999) / 1_000_000) * part;
}

/** The two operators of a store change places every day. */
function operatorAt(till: number, day: number): string {
  const [first, second] = STORES[storeOf(till)]?.operators ?? STORES[0].operators;
  return (till + day) % 2 === 0 ? first : second;
}

function drawSettling(random: Random, steps: readonly Step[], at: number, operatorNo: string): Settling {
  const booked = steps.flatMap(({ entry }) => (entry ? [entry] : []));
  const lost = random.chance(0.01) ? random.int(0, Math.max(booked.length - 1, 0)) : -1;
  const totals = booked
    .filter((_, index) => index !== lost)
    .reduce<Totals>((sum, { kind, amounts }) => addToTotals(sum, kind, amounts), {});
  const drawer = computeDrawerCash(booked);
  const slip = random.chance(0.025) ? random.pick([-1_000n, -500n, -100n, 100n, 500n, 2_000n]) : 0n;
  const counted = drawer + slip;
  return { at, operatorNo, totals, countedCash: counted > 0n ? counted : 0n };
}
