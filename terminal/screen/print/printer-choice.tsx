"use client";

import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Label } from "@/components/ui/label";
import { useSay } from "@/components/ui/say";
import { Select } from "@/components/ui/select";
import { PRINT_TROUBLE_WORDS } from "./print-trouble";
import { BAUD_RATES, changePrinterSetting, usePrinterSetting } from "./printer-setting";
import { chooseSerialPrinter } from "./serial-printer";
import { chooseUsbPrinter } from "./usb-printer";

const W = {
  choose: { zh: "选择打印机", en: "Choose the printer" },
  other: { zh: "换一台打印机", en: "Choose another printer" },
  chosen: { zh: "已选：", en: "Chosen: " },
  serial: { zh: "串口", en: "serial port" },
  none: { zh: "还没有选打印机。", en: "No printer chosen yet." },
  speed: { zh: "速率（波特）", en: "Speed (baud)" },
} as const;

/** Which printer of this kind, picked in the browser's own window. */
export function PrinterChoice({ way }: { way: "usb" | "serial" }) {
  const say = useSay();
  const { usb, serial } = usePrinterSetting();
  const [missing, setMissing] = useState(false);
  const usbName = usb?.name ?? null;
  const name = way === "usb" ? usbName : serial && say(W.serial);
  async function choose() {
    if (!(way in navigator)) return setMissing(true);
    if (way === "usb") {
      const picked = await chooseUsbPrinter();
      if (picked) changePrinterSetting({ usb: picked });
      return;
    }
    const picked = await chooseSerialPrinter();
    if (picked) changePrinterSetting({ serial: picked });
  }
  return (
    <>
      <p>{name === null ? say(W.none) : say(W.chosen) + name}</p>
      <Button size="lg" variant={name === null ? "primary" : "secondary"} onClick={choose}>
        {say(name === null ? W.choose : W.other)}
      </Button>
      {missing ? (
        <p role="alert" className="text-vermilion">
          {say(PRINT_TROUBLE_WORDS.notHere)}
        </p>
      ) : null}
      {way === "serial" ? <Speed /> : null}
    </>
  );
}

function Speed() {
  const say = useSay();
  const id = useId();
  const { baud } = usePrinterSetting();
  return (
    <div className="flex flex-col gap-1">
      <Label htmlFor={id}>{say(W.speed)}</Label>
      <Select
        id={id}
        value={baud}
        onChange={(event) => changePrinterSetting({ baud: Number(event.target.value) })}
      >
        {BAUD_RATES.map((rate) => (
          <option key={rate} value={rate}>
            {rate}
          </option>
        ))}
      </Select>
    </div>
  );
}
