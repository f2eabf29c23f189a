import type { Words } from "@/domain/slip";

/** Every text of the command-line terminal, in both languages. */
export const WORDS = {
  standby: {
    zh: "待机：Enter=确认（菜单）　1 开卡　2 充值　3 消费　或直接输入卡号　q=退出",
    en: "Standby: Enter = menu   1 open   2 recharge   3 spend   or a card number   q = leave",
  },
  menu: { zh: "菜单", en: "Menu" },
  choose: { zh: "请选择（如 5-1），q=取消：", en: "Choose (such as 5-1), q = back: " },
  noSuchKey: { zh: "没有这个键。", en: "There is no such key." },
  bye: { zh: "已退出。", en: "Goodbye." },
  cancelled: { zh: "已取消，什么都没有做。", en: "Cancelled; nothing was done." },
  confirm: { zh: "Enter=确认，q=取消：", en: "Enter = confirm, q = back: " },

  serverAddress: { zh: "服务器地址（Enter={0}）：", en: "Server address (Enter = {0}): " },
  activationCode: {
    zh: "激活码（后台“终端”页取得，26 位）：",
    en: "Activation code (26 characters, from the Terminals page of the back office): ",
  },
  activated: { zh: "已激活，终端号 {0}。", en: "Activated as terminal {0}." },
  signingOn: { zh: "正在联机……", en: "Signing on…" },
  signedOn: {
    zh: "已联机：{0} · {1}　终端 {2}　批次 {3}",
    en: "Signed on: {0} · {1}   terminal {2}   batch {3}",
  },
  terminalBusy: {
    zh: "这台终端已在另一个窗口运行（目录 {0}）。请先退出那一个。",
    en: "This terminal is already running in another window (directory {0}). Leave that one first.",
  },
  stillOpen: {
    zh: "有 {0} 笔还没有结果，正在查询。查清之前不能办理新业务。",
    en: "{0} operation(s) still unresolved; asking. Nothing new can be done until they are settled.",
  },
  status: {
    zh: "{0} · {1}　终端 {2}　批次 {3}　操作员 {4}",
    en: "{0} · {1}   terminal {2}   batch {3}   operator {4}",
  },
  nobody: { zh: "未签到", en: "none" },
  locked: { zh: "已锁机。请操作员签到。", en: "Locked. An operator must sign in." },
  signInFirst: { zh: "请先签到（9-1）。", en: "Sign in first (9-1)." },

  operatorNo: { zh: "操作员号（两位）：", en: "Operator number (two digits): " },
  operatorPassword: { zh: "操作员密码：", en: "Operator password: " },
  supervisorNo: { zh: "主管号（Enter=00）：", en: "Supervisor number (Enter = 00): " },
  supervisorPassword: { zh: "主管密码：", en: "Supervisor password: " },
  rechargePassword: { zh: "充值密码：", en: "Recharge password: " },
  welcome: { zh: "{0}（{1}），已签到。", en: "{0} ({1}) signed in." },
  mustChange: { zh: "请尽快更改密码。", en: "Please change the password soon." },
  supervisor: { zh: "主管", en: "supervisor" },
  cashier: { zh: "柜员", en: "cashier" },

  card: { zh: "刷卡或输入卡号：", en: "Swipe or type the card number: " },
  newCard: { zh: "新卡卡号：", en: "Number of the new card: " },
  cardShown: { zh: "卡号 {0}", en: "Card {0}" },
  swiped: {
    zh: "卡号 {0}　1 或 Enter=消费，2=充值，6=查询余额，q=取消：",
    en: "Card {0}   1 or Enter = spend, 2 = recharge, 6 = balance, q = back: ",
  },
  phone: { zh: "手机号：", en: "Phone: " },
  birthday: {
    zh: "生日（如 1990-01-31，Enter=不填）：",
    en: "Birthday (such as 1990-01-31, Enter = none): ",
  },
  gender: { zh: "性别（1 女　2 男　Enter=不填）：", en: "Gender (1 female, 2 male, Enter = not given): " },
  name: { zh: "姓名（Enter=不填）：", en: "Name (Enter = none): " },
  newPin: {
    zh: "会员设密码（6–12 位数字，Enter=不设）：",
    en: "Member's new PIN (6–12 digits, Enter = none): ",
  },
  newPinAgain: { zh: "请会员再输一次：", en: "The PIN once more: " },
  pinsDiffer: { zh: "两次输入不同，请重输。", en: "The two do not agree; enter both again." },
  pin: { zh: "会员卡密码（Enter=无）：", en: "Card PIN (Enter = none): " },
  goOnToRecharge: { zh: "Enter=接着充值，q=结束：", en: "Enter = go on to recharge, q = finish: " },

  amount: { zh: "消费金额（元）：", en: "Amount to spend (yuan): " },
  paid: { zh: "实收金额（元）：", en: "Amount paid (yuan): " },
  tender: { zh: "付款方式（Enter=1）：", en: "Tender (Enter = 1): " },
  quote: { zh: "实收 {0}，赠送 {1}，积分 {2}　优惠：{3}", en: "Paid {0}, bonus {1}, points {2}   tier: {3}" },
  noTier: { zh: "无", en: "none" },
  termsChanged: {
    zh: "优惠刚有变动，请按新的数字再确认。",
    en: "The bonus has just changed; confirm the new figures.",
  },
  voucher: { zh: "凭证号：", en: "Voucher number: " },
  original: {
    zh: "原交易：{0}　{1}　{2}　卡 {3}　操作员 {4}",
    en: "Original: {0}   {1}   {2}   card {3}   operator {4}",
  },
  wrongKind: {
    zh: "这张凭证不是{0}，不能在这里撤销。",
    en: "That voucher is not a {0}; it cannot be voided here.",
  },

  balance: {
    zh: "本金 {0}　赠送金 {1}　积分 {2}　状态 {3}",
    en: "Principal {0}   bonus {1}   points {2}   state {3}",
  },
  printOrDone: { zh: "p=打印，Enter=完成：", en: "p = print, Enter = done: " },
  findBy: {
    zh: "按什么查：1 手机号　2 姓名　3 卡号　4 生日：",
    en: "Find by: 1 phone, 2 name, 3 card number, 4 birthday: ",
  },
  nameWanted: { zh: "姓名：", en: "Name: " },
  birthdayWanted: { zh: "生日（如 1990-01-31）：", en: "Birthday (such as 1990-01-31): " },
  noneFound: { zh: "没有找到。", en: "Nothing found." },
  foundCard: { zh: "{0}　{1}　{2}　{3}　{4} 开卡", en: "{0}   {1}   {2}   {3}   opened {4}" },

  totalsOurs: { zh: "本机账与服务器账：", en: "This terminal's totals and the server's:" },
  totalsRow: { zh: "{0}　本机 {1} 笔 {2}　服务器 {3} 笔 {4}", en: "{0}   here {1} × {2}   server {3} × {4}" },
  noOperations: { zh: "本批次还没有交易。", en: "There are no operations in this batch yet." },
  countedCash: { zh: "清点的现金（元，Enter=不清点）：", en: "Cash counted (yuan, Enter = not counted): " },
  settled: { zh: "批次 {0} 已结算，新批次 {1}。", en: "Batch {0} is settled; the new one is {1}." },
  cashExpected: { zh: "应有现金 {0}　清点 {1}", en: "Cash expected {0}, counted {1}" },
  differs: { zh: "有差异：{0}", en: "Difference: {0}" },
  voucherOrAll: {
    zh: "凭证号（Enter=逐页看本批次全部）：",
    en: "Voucher number (Enter = page through the batch): ",
  },
  more: { zh: "Enter=下一页，q=返回：", en: "Enter = next page, q = back: " },
  item: {
    zh: "{0}　{1}　{2}　{3}　卡 {4}　操作员 {5}　{6}",
    en: "{0}   {1}   {2}   {3}   card {4}   operator {5}   {6}",
  },
  printWhat: {
    zh: "打印：1 一张凭条　2 上一批次结算单　3 明细　4 分类汇总：",
    en: "Print: 1 one slip, 2 last batch's settlement, 3 its details, 4 its totals: ",
  },
  noBatchYet: { zh: "还没有结算过的批次。", en: "No batch has been settled yet." },
  applied: { zh: "已入账", en: "booked" },
  voided: { zh: "已撤销", en: "voided" },
  reversed: { zh: "已冲正", en: "reversed" },

  wrongCard: { zh: "卡号是 8 到 19 位数字。", en: "A card number has 8 to 19 digits." },
  wrongPhone: { zh: "手机号不对。", en: "That is no phone number." },
  wrongDay: {
    zh: "没有这一天，请按 1990-01-31 的写法。",
    en: "There is no such day; write it as 1990-01-31.",
  },
  wrongAmount: { zh: "金额不对，如 36.5。", en: "That is no amount; write it as 36.5." },
  wrongSecret: { zh: "密码是 6 到 12 位数字。", en: "It has 6 to 12 digits." },
  wrongOperator: { zh: "号码是两位数字。", en: "The number has two digits." },
  wrongVoucher: { zh: "凭证号是 1 到 6 位数字。", en: "A voucher number has up to 6 digits." },
  wrongChoice: { zh: "请按列出的键。", en: "Press one of the keys listed." },
  wrongText: {
    zh: "最多 {0} 个字，不能有控制字符。",
    en: "At most {0} characters, and no control characters.",
  },

  done: { zh: "✔ {0}", en: "✔ {0}" },
  declined: { zh: "✘ 未办理{0}　{1}", en: "✘ Declined{0}  {1}" },
  cancelledOutcome: { zh: "✘ 已取消{0}　{1}", en: "✘ Cancelled{0}  {1}" },
  unknown: { zh: "？ 结果未知　{0}", en: "? Outcome unknown  {0}" },
  notSent: { zh: "✘ 未发送　{0}", en: "✘ Not sent  {0}" },
  noAnswer: { zh: "✘ 没有应答{0}　{1}", en: "✘ No answer{0}  {1}" },
  slipUncertain: {
    zh: "打印时断过电，凭条可能没有出来。需要时请补打（0-4）。",
    en: "Power was lost while printing; the slip may not have come out. Print a copy (0-4) if needed.",
  },
  triesLeft: { zh: "还可以试 {0} 次。", en: "{0} tries left." },
  limitIs: { zh: "限额 {0}。", en: "The limit is {0}." },
  stateIs: { zh: "卡的状态：{0}。", en: "State of the card: {0}." },
} as const satisfies Readonly<Record<string, Words>>;
export type WordKey = keyof typeof WORDS;
export type Lang = keyof Words;

/** The words in one language, with {0}, {1} … filled in. */
export function say(lang: Lang, key: WordKey, ...values: readonly (string | number)[]): string {
  return WORDS[key][lang].replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));
}
