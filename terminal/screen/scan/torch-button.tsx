"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { useSay } from "@/components/ui/say";
import { hasTorch, switchTorch } from "./camera";

const W = { on: { zh: "开灯", en: "Light on" }, off: { zh: "关灯", en: "Light off" } } as const;

/** The lamp beside the camera, on devices that have one. */
export function TorchButton({ stream }: { stream: MediaStream }) {
  const say = useSay();
  const [lit, setLit] = useState(false);
  const [broken, setBroken] = useState(false);
  if (broken || !hasTorch(stream)) return null;
  async function toggle() {
    if (await switchTorch(stream, !lit)) setLit(!lit);
    else setBroken(true);
  }
  return (
    <Button size="lg" aria-pressed={lit} onClick={toggle}>
      {say(lit ? W.off : W.on)}
    </Button>
  );
}
