import type { Words } from "@/domain/slip";

/** What the counter says of its own accord. */
export const SAYINGS = {
  noSuchKey: { zh: "没有这个键。", en: "There is no such key." },
  cancelled: { zh: "已取消，什么都没有做。", en: "Cancelled; nothing was done." },
  activated: { zh: "已激活，终端号 {0}。", en: "Activated as terminal {0}." },
  signingOn: { zh: "正在联机……", en: "Signing on…" },
  signedOn: {
    zh: "已联机：{0} · {1}　终端 {2}　批次 {3}",
    en: "Signed on: {0} · {1}   terminal {2}   batch {3}",
  },
  workingAlone: {
    zh: "连不上服务器。可以签到、锁机、打卡；收款等恢复后再办，什么都不会丢。",
    en: "The server is out of reach. Signing in, locking and punching work; money has to wait, and nothing is lost.",
  },
  serverGone: {
    zh: "网络断开。暂不能办理资金业务。",
    en: "The server is out of reach. No money can be moved for now.",
  },
  serverBack: { zh: "网络已恢复。", en: "The server can be reached again." },
  stillOpen: {
    zh: "有 {0} 笔还没有结果（{1}），正在查询。查清之前不能办理新业务，请不要重做。",
    en: "{0} operation(s) still unresolved ({1}); the terminal keeps asking. Nothing new until then, and do not repeat it.",
  },
  locked: { zh: "已锁机。请操作员输入密码。", en: "Locked. An operator must give the password." },
  idleLocked: {
    zh: "久未操作，已自动锁机。没有发送任何业务。",
    en: "Locked after a while without keys. Nothing was sent.",
  },
  signInFirst: { zh: "请先签到（9-1）。", en: "Sign in first (9-1)." },
  welcome: { zh: "{0}（{1}），已签到。", en: "{0} ({1}) signed in." },
  welcomeAlone: {
    zh: "{0}（{1}），已离线签到。联机后才能收款。",
    en: "{0} ({1}) signed in without the server. Money can be moved once it is back.",
  },
  strangerAlone: {
    zh: "连不上服务器，而这位操作员没有在本机签到过，不能离线签到。请恢复网络后再签到。",
    en: "The server is out of reach, and this operator has never signed in here before. Restore the network, then sign in.",
  },
  wrongAlone: {
    zh: "密码不对（离线核对），还可以试 {0} 次。",
    en: "Wrong password (checked without the server); {0} tries left.",
  },
  lockedAlone: {
    zh: "离线输错次数太多，恢复网络后才能再签到。",
    en: "Too many wrong passwords without the server; this operator can sign in again once it is back.",
  },
  mustChange: { zh: "这是初始密码，请现在更改。", en: "This is a first password; change it now." },
  changeLater: {
    zh: "密码未改。请尽快更改（9-4）。",
    en: "The password was not changed. Change it soon (9-4).",
  },
  passwordChanged: { zh: "{0} 号的密码已更改。", en: "The password of operator {0} is changed." },
  rechargePasswordChanged: { zh: "充值密码已更改。", en: "The recharge password is changed." },
  needsServer: {
    zh: "连不上服务器，这项业务现在办不了，什么都没有记录。网络恢复后再办。",
    en: "The server is out of reach, so this cannot be done now; nothing was recorded. Try again once it is back.",
  },
  noneFound: { zh: "没有找到。", en: "Nothing found." },
  noOperations: { zh: "本批次还没有交易。", en: "There are no operations in this batch yet." },
  noBatchYet: { zh: "还没有结算过的批次。", en: "No batch has been settled yet." },
  wrongKind: {
    zh: "这张凭证不是{0}，不能在这里办理。",
    en: "That voucher is not a {0}; it cannot be handled here.",
  },
  totalsAgree: { zh: "两边相符。", en: "Both sides agree." },
  settled: { zh: "批次 {0} 已结算，新批次 {1}。", en: "Batch {0} is settled; the new one is {1}." },
  cashDiffers: { zh: "现金差 {0}。", en: "The cash differs by {0}." },
  totalsDiffer: {
    zh: "总数有差异：{0}。正在上传本机流水核对。",
    en: "Totals differ: {0}. Uploading this terminal's list.",
  },
  noLineDiffers: { zh: "逐笔核对没有差异。", en: "Line by line, nothing differs." },
  linesDiffer: {
    zh: "有 {0} 笔不同，请主管核对。钱以服务器账为准，没有丢失。",
    en: "{0} operation(s) differ; show the supervisor. The ledger stands, nothing is lost.",
  },
  uploadLater: {
    zh: "本机流水没有传上去（{0}）。批次已结算；请主管在后台核对。",
    en: "This terminal's list was not uploaded ({0}). The batch is settled; compare in the back office.",
  },
  waitingStays: {
    zh: "这笔仍在等审批，可在 0-6 继续。",
    en: "It still waits for approval; go on with it at 0-6.",
  },
  granted: { zh: "已批准{0}。", en: "Approved{0}." },
  denied: { zh: "没有批准{0}，没有办理。", en: "Not approved{0}; nothing was done." },
  expired: {
    zh: "审批已过期，没有办理。需要时请重新提交。",
    en: "The request has expired; nothing was done. Ask again if needed.",
  },
  used: { zh: "这个审批已经用过。", en: "This approval has been used already." },
  approvalCame: { zh: "“{0}”已批准，请到 0-6 办理。", en: "“{0}” is approved; finish it at 0-6." },
  approvalRefused: { zh: "“{0}”没有批准{1}。", en: "“{0}” was not approved{1}." },
  nothingWaits: { zh: "没有等待审批的业务。", en: "Nothing waits for approval." },
  cardAgain: {
    zh: "付款码只用一次，请会员重新出示。",
    en: "The one-time code has run out; ask the member to show a new one.",
  },
  punchedIn: { zh: "{0} 上班打卡 {1}", en: "{0} punched in at {1}" },
  punchedOut: { zh: "{0} 下班打卡 {1}", en: "{0} punched out at {1}" },
  punchedTwice: {
    zh: "{0} 一分钟内已打过卡（{1}），没有重复记录。",
    en: "{0} punched less than a minute ago ({1}); not recorded twice.",
  },
  punchQueued: {
    zh: "连不上服务器。打卡时间 {0} 已记在本机，恢复后自动上传。",
    en: "The server is out of reach. The punch at {0} is kept here and sent once it is back.",
  },
  punchRefused: {
    zh: "卡 {0} 在 {1} 的离线打卡没有被接受：{2}",
    en: "The punch of card {0} at {1} was not accepted: {2}",
  },
  settingsKept: { zh: "设置已保存在本机。", en: "Kept on this terminal." },
  slipNotKept: {
    zh: "连不上服务器，本机也没有这张凭条。网络恢复后再打印。",
    en: "The server is out of reach, and this terminal does not keep that slip. Print it once the server is back.",
  },
  printedAlone: { zh: "已按本机留底补打。", en: "Printed again from this terminal's own copy." },
  upToDate: { zh: "已是最新版本 {0}。", en: "This is the newest version, {0}." },
  newerVersion: { zh: "有新版本 {0}（现在 {1}）。", en: "Version {0} is there (this is {1})." },
  tooOld: {
    zh: "现在的版本 {1} 已不能使用，请升级到 {0}。",
    en: "This version, {1}, is no longer accepted; upgrade to {0}.",
  },
  upgradeByHand: {
    zh: "请按安装说明更新终端程序，再重新启动。",
    en: "Update the terminal's software as installed, then start it again.",
  },
  upgrading: { zh: "正在升级……", en: "Upgrading…" },
  bye: { zh: "已退出。", en: "Goodbye." },
} as const satisfies Readonly<Record<string, Words>>;
export type Saying = keyof typeof SAYINGS;
