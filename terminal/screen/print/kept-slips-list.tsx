"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useSay } from "@/components/ui/say";
import { dropKeptSlip, type KeptSlip, useKeptSlips } from "./kept-slips";
import { PRINT_TROUBLE_WORDS } from "./print-trouble";
import { printKeptSlip } from "./printers";

const W = {
  title: { zh: "还没打出来的凭条", en: "Slips not printed yet" },
  safe: {
    zh: "这些业务都已办好，只差凭条。",
    en: "These operations are done; only their slips are missing.",
  },
  again: { zh: "再打一次", en: "Print again" },
  drop: { zh: "不打了", en: "Not needed" },
} as const;

/** The slips that wait for paper or a printer, each with why; nothing at all when none waits. */
export function KeptSlipsList() {
  const say = useSay();
  const kept = useKeptSlips();
  if (kept.length === 0) return null;
  return (
    <section aria-label={say(W.title)} className="flex flex-col gap-2">
      <h2 className="font-medium text-lg">
        {say(W.title)} <span className="tabular-nums">{kept.length}</span>
      </h2>
      <p className="text-muted">{say(W.safe)}</p>
      <ul className="flex flex-col divide-y">
        {kept.map((one) => (
          <KeptSlipRow key={one.id} kept={one} />
        ))}
      </ul>
    </section>
  );
}

function KeptSlipRow({ kept }: { kept: KeptSlip }) {
  const say = useSay();
  const [printing, setPrinting] = useState(false);
  async function again() {
    setPrinting(true);
    await printKeptSlip(kept.id);
    setPrinting(false);
  }
  return (
    <li className="flex flex-col gap-2 py-3">
      <p className="font-medium">{describe(kept)}</p>
      <p className="text-amber">{say(PRINT_TROUBLE_WORDS[kept.why])}</p>
      <div className="flex gap-2">
        <Button variant="primary" size="lg" disabled={printing} onClick={again}>
          {say(W.again)}
        </Button>
        <Button size="lg" disabled={printing} onClick={() => dropKeptSlip(kept.id)}>
          {say(W.drop)}
        </Button>
      </div>
    </li>
  );
}

/** What it was and of how much, as the slip itself says. */
function describe({ slip, lang }: KeptSlip): string {
  const figure = slip.lines.find((line) => line.t === "big");
  const value = figure?.value ?? "";
  return `${slip.title[lang]} ${typeof value === "string" ? value : value[lang]}`.trim();
}
