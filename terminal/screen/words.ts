import type { Words } from "@/domain/slip";

/** What the screen says of its own, in both languages; questions and answers come from the flows. */
export const WORDS = {
  product: { zh: "一卡收银", en: "Yika POS" },
  starting: { zh: "正在启动…", en: "Starting…" },
  confirm: { zh: "确认", en: "OK" },
  cancel: { zh: "取消", en: "Cancel" },
  erase: { zh: "清除", en: "Clear" },
  scan: { zh: "扫码", en: "Scan" },
  more: { zh: "功能", en: "More" },
  back: { zh: "返回", en: "Back" },
  keypad: { zh: "键盘", en: "Keypad" },
  question: { zh: "问题", en: "Question" },
  answer: { zh: "输入", en: "Answer" },
  soFar: { zh: "已填", en: "So far" },
  statusLine: { zh: "终端状态", en: "Terminal status" },
  lastSlip: { zh: "上一张凭条", en: "Last slip" },
  noSlipYet: {
    zh: "还没有凭条。办完一笔，凭条显示在这里。",
    en: "No slip yet. The slip of each operation shows here.",
  },
  working: { zh: "正在处理，请稍候…", en: "Working, please wait…" },
  workingLong: {
    zh: "网络较慢，仍在等服务器答复。请勿重做。",
    en: "The network is slow; still waiting for the server. Do not repeat it.",
  },

  terminal: { zh: "终端", en: "Terminal" },
  nobody: { zh: "未签到", en: "Not signed in" },
  online: { zh: "联机", en: "Online" },
  offline: { zh: "断网", en: "Offline" },
  unresolved: { zh: "未决", en: "Unresolved" },
  approvals: { zh: "待批", en: "Approvals" },
  punches: { zh: "待传打卡", en: "Punches queued" },
  batch: { zh: "批次", en: "Batch" },
  lockedTitle: { zh: "已锁机", en: "Locked" },
  notActivated: { zh: "未激活", en: "Not activated" },
  restHint: { zh: "刷卡，或按短键。确认 = 菜单", en: "Swipe a card or press a short key. OK = menu" },

  empty: { zh: "不填请按确认", en: "OK leaves it empty" },
  digitsTyped: { zh: "已输入 {0} 位", en: "{0} digits entered" },
  secretHint: { zh: "请遮挡键盘", en: "Shield the keypad" },
  dayHint: { zh: "年月日 8 位，如 19900131", en: "Year month day, such as 19900131" },
  noCardHere: {
    zh: "这一步不读卡，读到的卡号已丢弃。请先完成或取消这一步。",
    en: "This step takes no card; what was read was dropped. Finish or cancel it first.",
  },
  noCardRead: {
    zh: "没有读到完整的卡号，请再刷一次或输入卡号。",
    en: "No whole card number was read. Swipe again or type it.",
  },
  noCardWhileWorking: {
    zh: "上一步还在处理，这次刷卡没有读取。请稍后再刷。",
    en: "The step before is still under way, and the card was not read. Swipe it again in a moment.",
  },
  notPrinted: {
    zh: "凭条没有打印出来，但业务已办好。凭条已保留，可在“功能”里再打。",
    en: "The slip was not printed; the operation itself is done. The slip is kept: print it again under More.",
  },

  outcomeDone: { zh: "成功", en: "Done" },
  outcomeDeclined: { zh: "未办理", en: "Declined" },
  outcomeCancelled: { zh: "已取消", en: "Cancelled" },
  outcomeUnknown: { zh: "结果未知", en: "Unknown" },
  outcomeNotSent: { zh: "未发送", en: "Not sent" },
  outcome: { zh: "结果", en: "Outcome" },
  seeSlip: { zh: "看凭条", en: "See slip" },
  stillAsking: { zh: "正在查询…", en: "Asking the server…" },
  makeSmall: { zh: "缩小", en: "Make small" },
  slipUncertain: {
    zh: "打印时断过电，凭条可能没有出来。需要时请补打（0-4）。",
    en: "Power was lost while printing; the slip may not have come out. Print a copy (0-4) if needed.",
  },

  amount: { zh: "金额", en: "Amount" },
  points: { zh: "积分", en: "Points" },
  rows: { zh: "{0} 条", en: "{0} rows" },
  nothingListed: { zh: "没有记录。", en: "Nothing to list." },

  tools: { zh: "功能", en: "More" },
  printAgain: { zh: "再打一张（副本）", en: "Print a copy" },
  settings: { zh: "设置", en: "Settings" },
  language: { zh: "语言", en: "Language" },
  skin: { zh: "屏幕", en: "Screen" },
  skinAuto: { zh: "随系统", en: "System" },
  skinLight: { zh: "日间", en: "Light" },
  skinDark: { zh: "夜间", en: "Dark" },
  skinSun: { zh: "强光", en: "Sunlight" },
  sound: { zh: "声音", en: "Sound" },
  vibration: { zh: "振动", en: "Vibration" },
  on: { zh: "开", en: "On" },
  off: { zh: "关", en: "Off" },
  printer: { zh: "打印机", en: "Printer" },
  fullScreen: { zh: "全屏", en: "Full screen" },

  otherTabTitle: { zh: "这台终端正在另一个窗口收银", en: "This terminal is in use in another window" },
  otherTabBody: {
    zh: "一台设备同时只能有一个收银窗口。在这里继续时，另一个窗口会先办完手上的一笔，再停下。",
    en: "A device can have one POS window at a time. If you continue here, the other one finishes what it is doing, then stops.",
  },
  takeOver: { zh: "在这里继续收银", en: "Continue here" },
  takenOverTitle: { zh: "收银已转到另一个窗口", en: "The POS moved to another window" },
  takenOverBody: { zh: "这里已停止，没有丢失任何记录。", en: "This window has stopped. Nothing was lost." },
  insecureTitle: { zh: "这个地址不能收银", en: "The POS cannot run at this address" },
  insecureBody: {
    zh: "浏览器只在 https 地址（或本机 localhost）允许加密和本机存储。请用 https 打开。",
    en: "Browsers allow encryption and safe storage only at an https address (or localhost). Open the POS over https.",
  },
  oldBrowserTitle: { zh: "这个浏览器太旧", en: "This browser is too old" },
  oldBrowserBody: {
    zh: "请更新浏览器，或换用新版 Chrome、Edge、Firefox 或 Safari。",
    en: "Update it, or use a current Chrome, Edge, Firefox or Safari.",
  },
  stoppedTitle: { zh: "收银停下了", en: "The POS has stopped" },
  stoppedBody: {
    zh: "程序遇到意外，已停下以免出错。账目都已保存；重新启动后会先查清未决的交易。",
    en: "Something unexpected happened and the POS stopped to stay safe. Everything is stored; after a restart it first settles what is unresolved.",
  },
  leftTitle: { zh: "收银已结束", en: "The POS is closed" },
  leftBody: { zh: "需要时重新启动。", en: "Start it again when you need it." },
  restart: { zh: "重新启动", en: "Restart" },
  copyMark: { zh: "副本 {n}", en: "COPY {n}" },
  slipQr: { zh: "验证此凭条的二维码", en: "QR code to check this slip" },
} as const satisfies Readonly<Record<string, Words>>;

/** {0}, {1} … filled in. */
export function filled(words: Words, ...values: readonly (string | number)[]): Words {
  const fill = (text: string) =>
    text.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
  return { zh: fill(words.zh), en: fill(words.en) };
}
