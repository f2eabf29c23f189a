import type { Words } from "@/domain/slip";

/** What a cashier reads where the code's own words would be about something else: what happened, and what to do next. */
const REASON_WORDS: Readonly<Record<string, Words>> = {
  NUMBER_TAKEN: {
    zh: "这个操作员号有人在用，没有添加。请换一个号码。",
    en: "This operator number is in use; nobody was added. Choose another number.",
  },
  LAST_SUPERVISOR: {
    zh: "这是最后一位主管，没有移除。请先在后台添加另一位主管。",
    en: "This is the last supervisor; nobody was removed. Add another one in the back office first.",
  },
  UNKNOWN_OPERATOR: {
    zh: "没有这个操作员号，没有改动。请核对号码。",
    en: "There is no operator of this number; nothing was changed. Check the number.",
  },
  SAME_PASSWORD: {
    zh: "新密码和旧密码一样，没有改动。请换一个新密码。",
    en: "The new password is the old one; nothing was changed. Choose another.",
  },
  CARD_IS_MEMBERS: {
    zh: "这是会员卡号，不能当员工卡，没有登记。请换一张卡。",
    en: "This is a member card's number and cannot be an attendance card; nobody was enrolled. Take another card.",
  },
  EMPLOYEE_EXISTS: {
    zh: "这张员工卡已经登记过，没有重复登记。请换一张卡。",
    en: "This attendance card is already enrolled; nothing was done twice. Take another card.",
  },
  UNKNOWN_EMPLOYEE: {
    zh: "这张卡没有登记为员工卡，没有打卡。请核对卡号，或请主管登记。",
    en: "This card is not enrolled for attendance; no punch was made. Check the number, or ask the supervisor to enrol it.",
  },
  EMPLOYEE_PASSWORD_NEEDED: {
    zh: "这张员工卡有密码，没有打卡。请输入员工密码。",
    en: "This attendance card has a password; no punch was made. Enter it.",
  },
  EMPLOYEE_PASSWORD_WRONG: {
    zh: "员工密码不对，没有打卡。请重新输入。",
    en: "The employee's password is wrong; no punch was made. Enter it again.",
  },
  PUNCH_AHEAD: {
    zh: "终端的时钟快了，没有打卡。请联网校准时间后再打一次。",
    en: "The terminal's clock is ahead; no punch was made. Correct the clock, then punch again.",
  },
  PUNCH_TOO_OLD: {
    zh: "这次打卡已过七天，没有记入。请主管补记。",
    en: "This punch is more than seven days old and was not recorded. Tell the supervisor.",
  },
  PART_TAKEN: {
    zh: "这一批的这份清单已经收到过，没有重复记录。请继续上传下一份。",
    en: "This part of the batch's list was received before; nothing was recorded twice. Go on with the next part.",
  },
  APPROVAL_UNKNOWN: {
    zh: "找不到这个授权，没有办理。请重新申请。",
    en: "This approval cannot be found; nothing was done. Ask for a new one.",
  },
  APPROVAL_REFUSED: {
    zh: "这个授权已拒绝、过期、用过，或不是为这笔申请的，没有办理。请重新申请，或请主管输入密码。",
    en: "This approval was denied, expired, used, or was for something else; nothing was done. Ask again, or for the password.",
  },
  ISSUER_ONLY: {
    zh: "这张卡由别的商户发行，没有办理。请到发卡商户办理。",
    en: "Another merchant issued this card; nothing was done. It has to be done there.",
  },
  ISSUED_HERE: {
    zh: "这张卡由本商户发行，不能解绑，没有办理。不再使用请销户。",
    en: "This card was issued here and cannot be unbound; nothing was done. Close it if it is not wanted any more.",
  },
  HOLDER_NOT_CHECKED: {
    zh: "没有核实持卡人，没有办理。请用密码，或请主管同意。",
    en: "The holder was not checked; nothing was done. Use the PIN, or ask a supervisor.",
  },
};

/** The reason's own words; undefined where those of its code fit. */
export function wordsOf(reason: string): Words | undefined {
  return Object.hasOwn(REASON_WORDS, reason) ? REASON_WORDS[reason] : undefined;
}
