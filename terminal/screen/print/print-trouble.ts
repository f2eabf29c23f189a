import type { Words } from "@/domain/slip";

/** Why a slip did not come out. The operation it speaks of is done all the same. */
export const PRINT_TROUBLES = ["noPrinter", "notHere", "taken", "unplugged", "paper", "silent"] as const;
export type PrintTrouble = (typeof PRINT_TROUBLES)[number];

export const PRINT_TROUBLE_WORDS = {
  noPrinter: {
    zh: "没有找到打印机。请接上并通电，或在打印设置里重新选择。",
    en: "No printer found. Plug it in and switch it on, or choose it again in the printer settings.",
  },
  notHere: {
    zh: "这个浏览器不能直接连打印机。请改用浏览器打印。",
    en: "This browser cannot reach printers directly. Choose printing by the browser.",
  },
  taken: {
    zh: "打印机被别的程序占用。请关闭该程序；Windows 上请用串口或浏览器打印。",
    en: "Another program holds the printer. Close it; on Windows choose the serial port or the browser.",
  },
  unplugged: {
    zh: "打印途中断开了。请检查连线和电源。",
    en: "The printer went away while printing. Check cable and power.",
  },
  paper: { zh: "打印机没纸了。请换纸。", en: "The printer is out of paper. Put in a new roll." },
  silent: {
    zh: "打印机不再接收数据。请检查纸张、上盖和电源。",
    en: "The printer takes no more. Check paper, lid and power.",
  },
} as const satisfies Record<PrintTrouble, Words>;
