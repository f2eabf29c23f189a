import type { Words } from "@/domain/slip";

/** What the demonstration says between the slips. */
export const DEMO_WORDS = {
  needCard: {
    zh: "给了 --code 时也要给 --card：一张库存卡的卡号。",
    en: "With --code, also give --card: the number of a stock card.",
  },
  noDemo: {
    zh: "这里没有演示商户。请先用 npm start 启动，或给出 --code 和 --card。",
    en: "There is no demo merchant here. Run npm start first, or give --code and --card.",
  },
  activate: { zh: "激活终端", en: "Activate the terminal" },
  signOn: { zh: "联机", en: "Sign on" },
  signIn: { zh: "签到：主管、柜员", en: "Sign in: supervisor, then cashier" },
  open: { zh: "开卡", en: "Open a card" },
  quote: { zh: "试算充值优惠：¥100.00", en: "Quote the bonus for ¥100.00" },
  recharge: { zh: "充值 ¥100.00", en: "Recharge ¥100.00" },
  spend: { zh: "消费 ¥36.50", en: "Spend ¥36.50" },
  void: { zh: "主管批准，撤销这笔消费", en: "Void that spend with the supervisor's password" },
  spendAgain: { zh: "消费 ¥18.00", en: "Spend ¥18.00" },
  balance: { zh: "查询余额", en: "Balance" },
  list: { zh: "本批次交易", en: "Operations of the batch" },
  totals: { zh: "结算前核对", en: "Compare totals" },
  settle: { zh: "结算", en: "Settle" },
  agrees: {
    zh: "✔ 全部相符：卡内本金 {0}、赠送金 {1}，终端与服务器一致，批次 {2} 已结算，现金无差异。",
    en: "✔ All agrees: {0} principal and {1} bonus on the card, terminal and server alike; batch {2} settled, cash without difference.",
  },
  failed: { zh: "✘ 演示中断：{0}", en: "✘ The demonstration stopped: {0}" },
} as const satisfies Readonly<Record<string, Words>>;
