import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import { openCodeReader } from "./code-reader";
import { readingFilter } from "./reading-filter";

/** Between two looks at the picture: a code is found at once for a person, and the processor rests. */
const LOOK_MS = 120;

/** Reads codes from the video while it plays; answers whether the reader could not be fetched. */
export function useCodeReading(
  video: RefObject<HTMLVideoElement | null>,
  stream: MediaStream | null,
  onText: (text: string) => void,
): boolean {
  const [missing, setMissing] = useState(false);
  const tell = useEffectEvent(onText);
  useEffect(() => {
    if (!stream) return;
    let gone = false;
    let frame = 0;
    async function look() {
      const read = await openCodeReader();
      const filter = readingFilter();
      let looked = 0;
      const onFrame = async (at: number) => {
        if (gone) return;
        if (video.current && at - looked >= LOOK_MS) {
          looked = at;
          const text = filter(await read(video.current).catch(() => null), at);
          if (gone) return;
          if (text !== null) tell(text);
        }
        frame = requestAnimationFrame(onFrame);
      };
      if (!gone) frame = requestAnimationFrame(onFrame);
    }
    look().catch(() => setMissing(!gone));
    return () => {
      gone = true;
      cancelAnimationFrame(frame);
    };
  }, [video, stream]);
  return missing;
}
