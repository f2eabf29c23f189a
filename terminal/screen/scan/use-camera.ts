import { useEffect, useState } from "react";
import { type Camera, type CameraTrouble, listCameras, startCamera, stopCamera } from "./camera";

export type CameraState = {
  readonly stream: MediaStream | null;
  readonly trouble: CameraTrouble | null;
  readonly cameras: readonly Camera[];
};

const STARTING: CameraState = { stream: null, trouble: null, cameras: [] };

/** Holds a camera for as long as the component is there; `attempt` changes when the person tries again. */
export function useCamera(id: string | null, attempt: number): CameraState {
  const [state, setState] = useState(STARTING);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt starts the camera anew
  useEffect(() => {
    let gone = false;
    let held: MediaStream | null = null;
    async function start() {
      const started = await startCamera(id);
      if (typeof started === "string") {
        if (!gone) setState({ stream: null, trouble: started, cameras: [] });
        return;
      }
      // Permission may come when nobody looks any more: the light must not stay on.
      if (gone) return stopCamera(started);
      held = started;
      const cameras = await listCameras();
      if (!gone) setState({ stream: started, trouble: null, cameras });
    }
    setState((before) => ({ ...before, stream: null, trouble: null }));
    void start();
    return () => {
      gone = true;
      if (held) stopCamera(held);
    };
  }, [id, attempt]);
  return state;
}
