import type { Words } from "@/domain/slip";

/** Every answer code with what a cashier reads: what happened, that nothing was lost, what to do next. */
export const CODE_WORDS = {
  "000": { zh: "已办理。", en: "Done." },
  "020": {
    zh: "这笔已冲正取消，账户恢复原样。如仍要办理，请重新做一笔。",
    en: "This operation was reversed; the account is as it was before. If it is still wanted, start a new one.",
  },
  "021": {
    zh: "这笔没有入账，现已关闭，账户没有变化。请重新做一笔。",
    en: "This operation was never booked and is now closed; the account is unchanged. Start a new one.",
  },
  "022": {
    zh: "这笔已冲正，但其中一部分已被用掉，差额由商户承担。请告诉主管。",
    en: "Reversed, but part of it had already been spent; the merchant bears the difference. Tell the supervisor.",
  },
  "100": {
    zh: "余额不足，没有扣款。请减少金额，或先充值。",
    en: "The balance is too low; nothing was charged. Take less, or recharge first.",
  },
  "101": {
    zh: "会员卡密码不对，没有办理。请会员重新输入。",
    en: "The card PIN is wrong; nothing was done. Ask the member to enter it again.",
  },
  "102": {
    zh: "会员卡密码已锁定，没有办理。核对持卡人后可重置密码。",
    en: "The card PIN is locked; nothing was done. Check the holder, then reset the PIN.",
  },
  "103": {
    zh: "这张卡已挂失，没有办理。请核对持卡人，再解挂或补卡。",
    en: "This card is reported lost; nothing was done. Check the holder, then unlock or reissue it.",
  },
  "104": {
    zh: "本商户没有这张卡，没有办理。请核对卡号。",
    en: "There is no such card here; nothing was done. Check the card number.",
  },
  "105": {
    zh: "超过限额，没有办理。请减少金额，或请老板在后台调整限额。",
    en: "This is over a limit; nothing was done. Take less, or ask the owner to change the limit in the back office.",
  },
  "106": {
    zh: "这张卡没有绑定本商户，没有办理。请先绑定商户。",
    en: "This card is not bound to this merchant; nothing was done. Bind it first.",
  },
  "107": {
    zh: "原交易已经撤销或退货，没有重复办理。",
    en: "The original was already voided or refunded; nothing was done twice.",
  },
  "108": {
    zh: "需要主管同意，还没有办理。请主管输入密码，或在后台批准。",
    en: "A supervisor must agree; nothing was done yet. Ask for the password, or for approval in the back office.",
  },
  "109": {
    zh: "条件已变，没有入账。请把新的数字告诉会员，确认后再做一次。",
    en: "The terms have changed; nothing was booked. Tell the member the new figures, then confirm again.",
  },
  "110": {
    zh: "操作员或主管的密码不对，没有办理。请重新输入。",
    en: "The operator's or supervisor's password is wrong; nothing was done. Enter it again.",
  },
  "111": {
    zh: "充值密码不对，没有办理。请重新输入。",
    en: "The recharge password is wrong; nothing was done. Enter it again.",
  },
  "112": {
    zh: "密码输错次数太多，已锁定，没有办理。请稍后再试，或请主管、老板处理。",
    en: "Too many wrong passwords: it is locked, and nothing was done. Wait, or ask the supervisor or the owner.",
  },
  "113": {
    zh: "这张卡现在的状态不能办理这项业务，没有办理。请先查询卡信息。",
    en: "The card's present state does not allow this; nothing was done. Look the card up first.",
  },
  "114": {
    zh: "找不到原交易，没有办理。请核对凭证号。",
    en: "The original operation was not found; nothing was done. Check the voucher number.",
  },
  "115": {
    zh: "这位操作员没有这项权限，没有办理。请主管来办。",
    en: "This operator may not do this; nothing was done. Ask a supervisor.",
  },
  "116": {
    zh: "积分不足，没有扣除。",
    en: "There are not enough points; none were taken.",
  },
  "117": {
    zh: "已由别人处理，没有重复办理。请看现在的状态。",
    en: "Someone else has handled it; nothing was done twice. Look at its present state.",
  },
  "118": {
    zh: "仍在使用（有余额、绑定或未了事项），没有办理。请先处理完。",
    en: "It is still in use (money, a binding or an open item); nothing was done. Settle that first.",
  },
  "119": {
    zh: "已经存在，没有重复建立。请核对。",
    en: "It already exists; nothing was created twice. Check it.",
  },
  "120": {
    zh: "这张卡设有密码，没有办理。请会员输入密码。",
    en: "This card has a PIN; nothing was done. Ask the member to enter it.",
  },
  "200": {
    zh: "内容格式不对，什么都没有记录。请更正后再做。",
    en: "The request is malformed; nothing was recorded. Correct it and try again.",
  },
  "201": {
    zh: "报文校验不符，什么都没有记录。请重新联机；仍不行请联系服务商。",
    en: "The message seal does not match; nothing was recorded. Sign on again; if it persists, call the service.",
  },
  "202": {
    zh: "本次联机已结束，什么都没有记录。终端重新联机后请再做一次。",
    en: "This session is over; nothing was recorded. Once the terminal has signed on again, repeat it.",
  },
  "203": {
    zh: "这台终端已停用，什么都没有记录。请联系老板。",
    en: "This terminal is suspended; nothing was recorded. Ask the owner.",
  },
  "204": {
    zh: "终端程序版本太旧，什么都没有记录。请先升级。",
    en: "The terminal's software is too old; nothing was recorded. Upgrade first.",
  },
  "205": {
    zh: "这个序号已用于另一笔，什么都没有记录。请重新做一笔。",
    en: "This trace number belongs to another operation; nothing was recorded. Start a new one.",
  },
  "206": {
    zh: "所属批次已结算，不能再冲正，什么都没有改变。需要时请办理撤销或退货。",
    en: "Its batch is already settled and cannot be reversed; nothing was changed. Void or refund it if needed.",
  },
  "207": {
    zh: "服务器没有这项业务，什么都没有记录。请升级终端程序。",
    en: "The server does not know this operation; nothing was recorded. Upgrade the terminal.",
  },
  "300": {
    zh: "仍在处理，请不要重复操作，终端会继续查询结果。",
    en: "Still working. Do not repeat it: the terminal keeps asking for the outcome.",
  },
  "301": {
    zh: "服务器忙，什么都没有记录。请稍候，终端会自动再发。",
    en: "The server is busy; nothing was recorded. Wait: the terminal sends it again by itself.",
  },
} as const satisfies Readonly<Record<string, Words>>;
