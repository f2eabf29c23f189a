import type { Words } from "@/domain/slip";

/** What the terminal says of its own, where no server answer says it. */
export const OUTCOME_WORDS = {
  unknown: {
    zh: "还不知道这笔是否成功，请不要重做。终端会继续查询，查不到就自动冲正。",
    en: "It is not known yet whether this went through. Do not repeat it: the terminal keeps asking, and takes it back if it must.",
  },
  open: {
    zh: "上一笔还没有结果，这一笔没有发送。请等终端查清上一笔。",
    en: "The operation before is still unresolved; this one was not sent. Wait until the terminal has settled it.",
  },
  offline: {
    zh: "连不上服务器，什么都没有记录。请检查网络后再试。",
    en: "The server is out of reach; nothing was recorded. Check the network, then try again.",
  },
  notActivated: {
    zh: "这台终端还没有激活。请在后台取得激活码后激活。",
    en: "This terminal is not activated yet. Get an activation code in the back office first.",
  },
  notAccepted: {
    zh: "服务器不认这台终端的签名，什么都没有记录。请重新激活，或联系老板。",
    en: "The server does not accept this terminal's signature; nothing was recorded. Activate it anew, or ask the owner.",
  },
  openBeforeActivation: {
    zh: "这台设备上还有没查清的交易，不能换成另一台终端。请先用原来的终端联机查清。",
    en: "This device still has unresolved operations and cannot become another terminal. Sign on as the old one first.",
  },
  codeNotAccepted: {
    zh: "激活码不对、已过期或已用过。请在后台取一个新的。",
    en: "The activation code is wrong, expired or already used. Get a new one in the back office.",
  },
} as const satisfies Readonly<Record<string, Words>>;
