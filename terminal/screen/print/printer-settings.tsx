"use client";

import { useLocale } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox, Radio } from "@/components/ui/checkbox";
import { useSay } from "@/components/ui/say";
import { KeptSlipsList } from "./kept-slips-list";
import { PRINT_TROUBLE_WORDS, type PrintTrouble } from "./print-trouble";
import { PrinterChoice } from "./printer-choice";
import { changePrinterSetting, PRINT_WAYS, type PrintWay, usePrinterSetting } from "./printer-setting";
import { printTestSlip } from "./printers";

const W = {
  title: { zh: "打印机", en: "Printer" },
  cut: { zh: "打完切纸", en: "Cut the paper after each slip" },
  test: { zh: "打一张测试凭条", en: "Print a test slip" },
  sent: { zh: "测试凭条已送出，请看打印机。", en: "The test slip was sent. Look at the printer." },
} as const;

const WAYS = {
  browser: {
    label: { zh: "浏览器打印", en: "The browser's print" },
    help: {
      zh: "用系统里装好的打印机，纸宽选 58 毫米。缺纸时由系统提示。",
      en: "Uses a printer of the system; choose paper 58 mm wide. The system tells when paper is out.",
    },
  },
  usb: {
    label: { zh: "USB 热敏打印机", en: "USB slip printer" },
    help: { zh: "不弹窗口，直接出纸。", en: "Prints at once, without a window." },
  },
  serial: {
    label: { zh: "串口或蓝牙热敏打印机", en: "Slip printer on a serial port or Bluetooth" },
    help: {
      zh: "速率要和打印机的自检单一致。",
      en: "The speed must be the one on the printer's self-test.",
    },
  },
} as const;

/** Where slips come out on this device, a test slip, and the slips that are still to be printed. */
export function PrinterSettings() {
  const say = useSay();
  const { way, cut } = usePrinterSetting();
  return (
    <div className="flex flex-col gap-6">
      <fieldset className="flex flex-col gap-1">
        <legend className="mb-1 font-medium text-lg">{say(W.title)}</legend>
        {PRINT_WAYS.map((one) => (
          <Radio
            key={one}
            name="print-way"
            label={say(WAYS[one].label)}
            help={say(WAYS[one].help)}
            checked={way === one}
            onChange={() => changePrinterSetting({ way: one })}
          />
        ))}
      </fieldset>
      {way === "browser" ? null : (
        <div className="flex flex-col gap-3">
          <PrinterChoice key={way} way={way} />
          <Checkbox
            label={say(W.cut)}
            checked={cut}
            onChange={(event) => changePrinterSetting({ cut: event.target.checked })}
          />
        </div>
      )}
      <TestPrint key={`test ${way}`} way={way} />
      <KeptSlipsList />
    </div>
  );
}

function TestPrint({ way }: { way: PrintWay }) {
  const say = useSay();
  const lang = useLocale().startsWith("zh") ? "zh" : "en";
  const [result, setResult] = useState<PrintTrouble | "printing" | "sent" | null>(null);
  async function test() {
    setResult("printing");
    setResult((await printTestSlip(lang)) ?? "sent");
  }
  return (
    <div className="flex flex-col gap-2">
      <Button size="lg" disabled={result === "printing"} onClick={test}>
        {say(W.test)}
      </Button>
      <p role="status" className={result === "sent" ? "text-jade" : "text-vermilion"}>
        {result === "sent" && way !== "browser" ? say(W.sent) : null}
        {result === null || result === "sent" || result === "printing"
          ? null
          : say(PRINT_TROUBLE_WORDS[result])}
      </p>
    </div>
  );
}
