import type { Words } from "@/domain/slip";

/** What the keys of a choice say. */
export const OPTIONS = {
  retry: { zh: "再联机一次", en: "Try to sign on again" },
  activateAnew: { zh: "重新激活", en: "Activate anew" },
  workAlone: { zh: "先离线使用", en: "Go on without the server" },
  password: { zh: "主管当面输入密码", en: "The supervisor's password, here and now" },
  portal: { zh: "请后台审批", en: "Approval in the back office" },
  pin: { zh: "会员密码", en: "The member's PIN" },
  female: { zh: "女", en: "Female" },
  male: { zh: "男", en: "Male" },
  byCard: { zh: "卡在手上，刷卡", en: "Yes: swipe the card" },
  byNumber: { zh: "不在，有卡号", en: "No, but its number is known" },
  byPhone: { zh: "按手机号找卡", en: "Find it by phone" },
  phone: { zh: "手机号", en: "Phone" },
  name: { zh: "姓名", en: "Name" },
  cardNo: { zh: "卡号", en: "Card number" },
  birthday: { zh: "生日", en: "Birthday" },
  print: { zh: "打印", en: "Print" },
  oneSlip: { zh: "一张凭条", en: "One slip" },
  lastSettlement: { zh: "上一批次结算单", en: "Settlement of the last batch" },
  lastDetails: { zh: "上一批次明细", en: "Details of the last batch" },
  lastTotals: { zh: "上一批次分类汇总", en: "Totals of the last batch by kind" },
  thisTerminal: { zh: "本机的凭证", en: "A voucher of this terminal" },
  otherTerminal: { zh: "别的终端的凭证", en: "A voucher of another terminal" },
} as const satisfies Readonly<Record<string, Words>>;
