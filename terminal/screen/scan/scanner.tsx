"use client";

import { useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { useSay } from "@/components/ui/say";
import { Select } from "@/components/ui/select";
import { CAMERA_TROUBLE_WORDS, type Camera } from "./camera";
import { TorchButton } from "./torch-button";
import { useCamera } from "./use-camera";
import { useCodeReading } from "./use-code-reading";

const W = {
  aim: { zh: "把二维码或条码放进框里", en: "Hold the QR code or barcode inside the frame" },
  starting: { zh: "正在打开摄像头 …", en: "Starting the camera …" },
  picture: { zh: "摄像头画面", en: "What the camera sees" },
  camera: { zh: "摄像头", en: "Camera" },
  again: { zh: "再试一次", en: "Try again" },
  cancel: { zh: "取消", en: "Cancel" },
  missing: {
    zh: "扫码程序没有下载下来，要先联网一次。请手工输入号码。",
    en: "The code reader could not be fetched; it needs the network once. Type the number.",
  },
} as const;

/**
 * Reads a QR code or barcode (Code 128, EAN, ITF) with the camera. `onText` is called once for each code that is shown;
 * the camera stops when the component goes.
 */
export function Scanner({ onText, onCancel }: { onText: (text: string) => void; onCancel: () => void }) {
  const say = useSay();
  const [camera, setCamera] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const { stream, trouble, cameras } = useCamera(camera, attempt);
  const video = useRef<HTMLVideoElement>(null);
  const missing = useCodeReading(video, stream, onText);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  const bad = trouble ? CAMERA_TROUBLE_WORDS[trouble] : null;
  return (
    <div className="flex flex-col gap-3">
      {bad ? (
        <p role="alert" className="text-vermilion">
          {say(bad)}
        </p>
      ) : (
        <div className="relative overflow-hidden rounded-md border bg-sunken">
          <video
            ref={video}
            aria-label={say(W.picture)}
            autoPlay
            muted
            playsInline
            className="aspect-[4/3] w-full object-cover"
          />
          <div aria-hidden className="absolute inset-[12%] rounded-md border-2 border-jade" />
        </div>
      )}
      <p role="status">{bad ? null : say(missing ? W.missing : stream ? W.aim : W.starting)}</p>
      <CameraChoice cameras={cameras} chosen={camera ?? currentId(stream)} onChoose={setCamera} />
      <div className="flex gap-2">
        <Button size="lg" onClick={onCancel}>
          {say(W.cancel)}
        </Button>
        {stream ? <TorchButton key={stream.id} stream={stream} /> : null}
        {bad ? (
          <Button size="lg" variant="primary" onClick={() => setAttempt(attempt + 1)}>
            {say(W.again)}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function CameraChoice({
  cameras,
  chosen,
  onChoose,
}: {
  cameras: readonly Camera[];
  chosen: string;
  onChoose: (id: string) => void;
}) {
  const say = useSay();
  const id = useId();
  if (cameras.length < 2) return null;
  return (
    <div>
      <label htmlFor={id} className="text-sm">
        {say(W.camera)}
      </label>
      <Select id={id} value={chosen} onChange={(event) => onChoose(event.target.value)}>
        {cameras.map((camera) => (
          <option key={camera.id} value={camera.id}>
            {camera.name}
          </option>
        ))}
      </Select>
    </div>
  );
}

function currentId(stream: MediaStream | null): string {
  return stream?.getVideoTracks()[0]?.getSettings().deviceId ?? "";
}
