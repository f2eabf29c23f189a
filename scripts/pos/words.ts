import type { Words } from "@/domain/slip";

/** What the command line says besides the counter's own words. */
export const WORDS = {
  serverAddress: { zh: "服务器地址（Enter={0}）：", en: "Server address (Enter = {0}): " },
  terminalBusy: {
    zh: "这台终端已在另一个窗口运行（目录 {0}）。请先退出那一个。",
    en: "This terminal is already running in another window (directory {0}). Leave that one first.",
  },
  standbyHint: {
    zh: "Enter=菜单　1 开卡　2 充值　3 消费　4 积分消费　7 打卡　q=退出",
    en: "Enter = menu   1 open   2 recharge   3 spend   4 points   7 punch   q = leave",
  },
  preset: { zh: "（Enter={0}）", en: " (Enter = {0})" },
  optional: { zh: "（Enter=不填）", en: " (Enter = none)" },
  confirm: { zh: "（Enter=确认，q=取消）", en: " (Enter = confirm, q = back)" },
  leave: { zh: "（q=离开，继续等）", en: " (q = leave it waiting)" },
  nobody: { zh: "未签到", en: "none" },
  status: {
    zh: "{0} · {1}　终端 {2}　批次 {3}　操作员 {4}",
    en: "{0} · {1}   terminal {2}   batch {3}   operator {4}",
  },
  offline: { zh: "　断网", en: "   offline" },
  unresolved: { zh: "　未决 {0} 笔", en: "   unresolved {0}" },
  waiting: { zh: "　待批 {0} 笔", en: "   waiting {0}" },
  done: { zh: "✔ {0}", en: "✔ {0}" },
  declined: { zh: "✘ 未办理 {0}　{1}", en: "✘ Declined {0}  {1}" },
  cancelled: { zh: "✘ 已取消 {0}　{1}", en: "✘ Cancelled {0}  {1}" },
  unknown: { zh: "？ 结果未知　{0}", en: "? Outcome unknown  {0}" },
  notSent: { zh: "✘ 未发送　{0}", en: "✘ Not sent  {0}" },
  slipUncertain: {
    zh: "打印时断过电，凭条可能没有出来。需要时请补打（0-4）。",
    en: "Power was lost while printing; the slip may not have come out. Print a copy (0-4) if needed.",
  },
} as const satisfies Readonly<Record<string, Words>>;
export type WordKey = keyof typeof WORDS;
export type Lang = keyof Words;
