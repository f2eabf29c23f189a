import { demandOn } from "./calendar";
import { DEMO_PIN, STORES } from "./demo-merchant";
import { drawPerson, drawPhones, type Person } from "./people";
import { type Random, randomOf } from "./random";
import { daysOf, partOfDay, type Story } from "./story";

/** One card and the habits of whoever holds it. */
export type CardHolder = {
  /** serial of the number it is given */
  readonly serial: number;
  readonly person: Person;
  readonly pin: string | null;
  /** number of the day, the first being 0 */
  readonly opensOn: number;
  /** from this day on it lies in a drawer */
  readonly sleepsFrom: number;
  readonly homeStore: number;
  /** chance of a visit on an ordinary day */
  readonly rate: number;
};

/** A third of the members comes in the first week, when the cards are new; later they come steadily, slowly more. */
function openingWeights(story: Story): [readonly [number, number], ...(readonly [number, number])[]] {
  const days = daysOf(story);
  const weights = days.map((day, index): readonly [number, number] => {
    const growth = index < 7 ? 5 : 0.5 + (0.7 * index) / days.length;
    return [growth * demandOn(day) * partOfDay(story, day), index];
  });
  return [weights[0] ?? [1, 0], ...weights.slice(1)];
}

/** All cards of the story in the order of opening; one member in sixteen takes a second one later. */
export function cardHolders(story: Story): CardHolder[] {
  const random = randomOf(story.seed, "members");
  const weights = openingWeights(story);
  const phones = drawPhones(random, story.members);
  const drawn = phones.flatMap((phone): Omit<CardHolder, "serial">[] => {
    const person = drawPerson(random, phone);
    const opensOn = random.weighted(weights);
    const first = drawHabits(random, person, opensOn);
    const secondOn = opensOn + random.int(3, 30);
    const second = random.chance(1 / 16) && secondOn < story.days;
    return second ? [first, drawHabits(random, person, secondOn)] : [first];
  });
  return drawn.sort((a, b) => a.opensOn - b.opensOn).map((holder, serial) => ({ serial, ...holder }));
}

function drawHabits(random: Random, person: Person, opensOn: number): Omit<CardHolder, "serial"> {
  const rate = random.weighted([
    [32, 0.05],
    [34, 0.12],
    [23, 0.22],
    [11, 0.37],
  ]);
  const faithful = random.chance(0.86);
  return {
    person,
    opensOn,
    rate,
    pin: random.chance(0.5) ? DEMO_PIN : null,
    sleepsFrom: faithful ? Number.POSITIVE_INFINITY : opensOn + random.int(5, 45),
    homeStore: drawStore(random),
  };
}

/** A store, by the part of the guests that comes there. */
export function drawStore(random: Random): number {
  const [first, ...rest] = STORES;
  return random.weighted([[first.share, 0], ...rest.map(({ share }, index) => [share, index + 1] as const)]);
}
