import { ledgerSql } from "@/db/client";
import { findMerchantBySlug } from "@/features/merchants/queries";
import { now } from "@/server/clock";
import { Declined } from "@/server/errors";
import { installationFact, setInstallationFact } from "@/server/installation";
import { mintScope } from "@/server/scope";
import { merchantSettings } from "@/server/settings";
import { cardHolders } from "./card-holders";
import { planDays } from "./day-plan";
import { type DemoInfo, readDemoInfo } from "./demo-info";
import { DEMO_SEED, DEMO_SLUG } from "./demo-merchant";
import { type Played, playHistory } from "./play-history";
import { setUpMerchant } from "./set-up-merchant";
import { chooseZone, type Story } from "./story";
import { setUpTills } from "./tills";

/** "filling" until the whole history is told, then "done". */
const STATE = "demo";
/** The instant and zone the story is told to: an interrupted one goes on to the same end. */
const STORY_END = "demo_until";
const STORY_ZONE = "demo_zone";

const FULL = { days: 90, members: 400 };
const CARDS_LEFT_OVER = 80;
const REPORTS = 6;

/**
 * Makes the demo merchant with its history up to now, through the operations and the ledger. Deterministic from
 * DEMO_SEED and the present instant. An interrupted run goes on where it stopped: its keys are met again.
 * @throws Declined DEMO_BEING_FILLED, DEMO_TERMINAL_IN_USE, SLUG_TAKEN
 */
export async function fillDemo(
  onProgress: (text: string) => void,
  size: Pick<Story, "days" | "members"> = FULL,
): Promise<DemoInfo> {
  await alone(async () => {
    if ((await installationFact(STATE)) === "done") return;
    const played = await fillStory(await rememberedStory(size), onProgress);
    await setInstallationFact(STATE, "done");
    onProgress(lastReport(played));
  });
  const info = await demoInfo();
  if (!info) throw new Error("the demo merchant is not there after it was made");
  return info;
}

/** Log-ins and numbers of the demo merchant; null where there is none. */
export async function demoInfo(): Promise<DemoInfo | null> {
  if ((await installationFact(STATE)) === null) return null;
  const merchant = await findMerchantBySlug(DEMO_SLUG);
  return merchant ? readDemoInfo(mintScope(merchant.id), merchant) : null;
}

async function fillStory(story: Story, onProgress: (text: string) => void): Promise<Played> {
  onProgress(
    "演示商户：门店、终端、柜员、充值优惠 · Demo merchant: stores, terminals, cashiers, recharge tiers",
  );
  const { owner, storeIds } = await setUpMerchant(story, cardHolders(story).length + CARDS_LEFT_OVER);
  const tills = await setUpTills(owner, storeIds);
  const settings = await merchantSettings(owner.scope.merchantId);
  const every = Math.ceil(story.days / REPORTS);
  return playHistory(planDays(story, settings, storeIds), tills, settings.cardPrefix, ({ index }) => {
    const [day, last] = [index + 1, story.days + 1];
    if (index % every === 0)
      onProgress(`演示历史：第 ${day} 天，共 ${last} 天 · Demo history: day ${day} of ${last}`);
  });
}

/** Somebody who changed tiers or cards meanwhile has changed the story; the books are right all the same. */
function lastReport({ operations, otherwise }: Played): string {
  const changed =
    otherwise === 0
      ? ""
      : `；${otherwise} 笔因期间有人改动而不同 · ${otherwise} went otherwise, for somebody changed things meanwhile`;
  return `演示数据已就绪：${operations} 笔操作 · Demo ready: ${operations} operations${changed}`;
}

async function rememberedStory(asked: Pick<Story, "days" | "members">): Promise<Story> {
  const size = { seed: DEMO_SEED, ...asked };
  const [until, zone] = [await installationFact(STORY_END), await installationFact(STORY_ZONE)];
  if (until !== null && zone !== null) return { ...size, zone, until: new Date(until) };
  const at = now();
  const story = { ...size, zone: chooseZone(at), until: at };
  if (await findMerchantBySlug(DEMO_SLUG)) throw new Declined("SLUG_TAKEN", { slug: DEMO_SLUG });
  await setInstallationFact(STORY_END, at.toISOString());
  await setInstallationFact(STORY_ZONE, story.zone);
  await setInstallationFact(STATE, "filling");
  return story;
}

/** Two processes telling the story at once would trip over each other; the lock ends with the transaction, or its process. */
async function alone(run: () => Promise<void>): Promise<void> {
  await ledgerSql().begin(async (lock) => {
    const [row] = await lock<
      { mine: boolean }[]
    >`select pg_try_advisory_xact_lock(hashtext('yika demo')) as mine`;
    if (!row?.mine) throw new Declined("DEMO_BEING_FILLED");
    await run();
  });
}
