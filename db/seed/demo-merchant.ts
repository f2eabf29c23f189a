import { PREPAID_CARD_LIMITS } from "@/domain/limits";

/** The demo merchant as it stands in the books of the trade: a tea-house chain in Hangzhou. */

/** All of it follows from this; another seed is another town. */
export const DEMO_SEED = "shanyue-1";
export const DEMO_SLUG = "shanyue";
export const MERCHANT_NAME = "山月茶馆";
export const DEMO_PIN = "246810";
export const RECHARGE_PASSWORD = "111111";
export const OPERATOR_PASSWORD = "123456";
const PORTAL_PASSWORD = "shanyue-demo";

export const OWNER = { login: "owner", name: "林山月", password: PORTAL_PASSWORD };
export const PORTAL_SUPERVISOR = {
  login: "supervisor",
  name: "周敏",
  role: "supervisor",
  password: PORTAL_PASSWORD,
};
export const SUPERVISOR = { no: "00", name: "周敏" };
export const CASHIERS = [
  { no: "01", name: "沈佳怡" },
  { no: "02", name: "陆一鸣" },
  { no: "03", name: "方晓雯" },
  { no: "04", name: "汪志强" },
  { no: "05", name: "何雨桐" },
] as const;

/** Its three stores; `share` is the part of the guests that comes here. */
export const STORES = [
  {
    name: "湖滨店",
    address: "杭州市上城区湖滨路 88 号",
    phone: "0571-8700 0101",
    share: 37,
    operators: ["01", "02"],
  },
  {
    name: "河坊街店",
    address: "杭州市上城区河坊街 26 号",
    phone: "0571-8700 0202",
    share: 33,
    operators: ["03", "04"],
  },
  {
    name: "西溪店",
    address: "杭州市西湖区文二西路 715 号",
    phone: "0571-8700 0303",
    share: 30,
    operators: ["05", "00"],
  },
] as const;

/** The two terminals of each store. */
export const TERMINAL_NAMES = ["前台", "茶室"] as const;

/** One point per yuan; the limits of the rules for single-purpose prepaid cards. */
export const SETTINGS = {
  pointsRule: { fenPerPoint: 100n, base: "whole" },
  limits: PREPAID_CARD_LIMITS,
  slipHeader: "山月茶馆",
  slipFooter: "一壶山月 常来坐坐",
} as const;

/** 充值优惠, as the owner types them: four plain steps, a percentage, first recharge only, one ended, one yet to come. */
export function tierForms(window: { endedOn: string; startsOn: string; endsOn: string }) {
  const fixed = (from: string, value: string) => ({
    name: `充${from}送${value}`,
    from,
    give: "fixed",
    value,
  });
  return [
    fixed("100", "10"),
    fixed("300", "40"),
    fixed("500", "80"),
    fixed("1000", "200"),
    { name: "充2000送22%", from: "2000", give: "percent", value: "22" },
    { ...fixed("100", "30"), name: "新客首充", firstRechargeOnly: true },
    { ...fixed("200", "40"), name: "开业酬宾", endsAt: `${window.endedOn}T00:00` },
    {
      ...fixed("500", "120"),
      name: "老友回馈",
      startsAt: `${window.startsOn}T00:00`,
      endsAt: `${window.endsOn}T00:00`,
    },
  ];
}
