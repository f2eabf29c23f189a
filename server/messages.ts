import enAccount from "@/messages/en/account.json";
import enApprovals from "@/messages/en/approvals.json";
import enAttendance from "@/messages/en/attendance.json";
import enAuth from "@/messages/en/auth.json";
import enCards from "@/messages/en/cards.json";
import enCashiers from "@/messages/en/cashiers.json";
import enCommon from "@/messages/en/common.json";
import enDashboard from "@/messages/en/dashboard.json";
import enEntries from "@/messages/en/entries.json";
import enErrors from "@/messages/en/errors.json";
import enSettlements from "@/messages/en/settlements.json";
import enShell from "@/messages/en/shell.json";
import enTerminals from "@/messages/en/terminals.json";
import enTiers from "@/messages/en/tiers.json";
import zhAccount from "@/messages/zh-CN/account.json";
import zhApprovals from "@/messages/zh-CN/approvals.json";
import zhAttendance from "@/messages/zh-CN/attendance.json";
import zhAuth from "@/messages/zh-CN/auth.json";
import zhCards from "@/messages/zh-CN/cards.json";
import zhCashiers from "@/messages/zh-CN/cashiers.json";
import zhCommon from "@/messages/zh-CN/common.json";
import zhDashboard from "@/messages/zh-CN/dashboard.json";
import zhEntries from "@/messages/zh-CN/entries.json";
import zhErrors from "@/messages/zh-CN/errors.json";
import zhSettlements from "@/messages/zh-CN/settlements.json";
import zhShell from "@/messages/zh-CN/shell.json";
import zhTerminals from "@/messages/zh-CN/terminals.json";
import zhTiers from "@/messages/zh-CN/tiers.json";

const chinese = {
  account: zhAccount,
  approvals: zhApprovals,
  attendance: zhAttendance,
  auth: zhAuth,
  cards: zhCards,
  cashiers: zhCashiers,
  common: zhCommon,
  dashboard: zhDashboard,
  entries: zhEntries,
  errors: zhErrors,
  settlements: zhSettlements,
  shell: zhShell,
  terminals: zhTerminals,
  tiers: zhTiers,
};

/** Chinese is the measure: a key that English lacks does not compile. */
export type Messages = typeof chinese;

const english: Messages = {
  account: enAccount,
  approvals: enApprovals,
  attendance: enAttendance,
  auth: enAuth,
  cards: enCards,
  cashiers: enCashiers,
  common: enCommon,
  dashboard: enDashboard,
  entries: enEntries,
  errors: enErrors,
  settlements: enSettlements,
  shell: enShell,
  terminals: enTerminals,
  tiers: enTiers,
};

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

/** Every text of the product, by language and noun. */
export const messages: Readonly<Record<Locale, Messages>> = { "zh-CN": chinese, en: english };
