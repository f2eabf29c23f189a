import type { Words } from "@/domain/slip";

/** Why there is no picture. */
export type CameraTrouble = "denied" | "none" | "busy" | "insecure";

export const CAMERA_TROUBLE_WORDS = {
  denied: {
    zh: "没有使用摄像头的权限。请在浏览器地址栏旁允许摄像头，再试一次；也可以手工输入号码。",
    en: "The camera is not allowed. Allow it beside the browser's address, then try again; or type the number.",
  },
  none: {
    zh: "这台设备没有摄像头。请手工输入号码。",
    en: "This device has no camera. Type the number.",
  },
  busy: {
    zh: "摄像头打不开，可能被别的程序占用。关闭该程序再试；也可以手工输入号码。",
    en: "The camera does not start; another program may hold it. Close it and try again; or type the number.",
  },
  insecure: {
    zh: "只有 https 地址才能用摄像头。请手工输入号码，并告诉管理员。",
    en: "Cameras work on https addresses only. Type the number, and tell your administrator.",
  },
} as const satisfies Record<CameraTrouble, Words>;

export type Camera = { readonly id: string; readonly name: string };

/** Starts a camera: the one asked for, else the one that looks away from the person. */
export async function startCamera(id: string | null): Promise<MediaStream | CameraTrouble> {
  if (!navigator.mediaDevices?.getUserMedia) return "insecure";
  const which = id === null ? { facingMode: { ideal: "environment" } } : { deviceId: { exact: id } };
  const size = { width: { ideal: 1_280 }, height: { ideal: 720 } };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: false, video: { ...which, ...size } });
  } catch (error) {
    return troubleOf(error);
  }
}

export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** The cameras by name; browsers tell the names only once a camera was allowed. */
export async function listCameras(): Promise<Camera[]> {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter(({ kind, deviceId }) => kind === "videoinput" && deviceId !== "")
    .map(({ deviceId, label }, index) => ({ id: deviceId, name: label || String(index + 1) }));
}

export function hasTorch(stream: MediaStream): boolean {
  return stream.getVideoTracks().some((track) => track.getCapabilities?.().torch === true);
}

/** Whether the light is as asked now; some devices promise a torch and refuse it. */
export async function switchTorch(stream: MediaStream, on: boolean): Promise<boolean> {
  const [track] = stream.getVideoTracks();
  const changed = await track?.applyConstraints({ advanced: [{ torch: on }] }).then(
    () => true,
    () => false,
  );
  return changed === true;
}

function troubleOf(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "denied";
  if (name === "NotFoundError" || name === "OverconstrainedError") return "none";
  return "busy";
}
