import type { Reading } from "./reading-filter";

/** Looks for a code in what the camera shows just now. */
export type CodeReader = (video: HTMLVideoElement) => Promise<Reading | null>;

const FORMATS = ["qr_code", "code_128", "ean_13", "ean_8", "itf"] as const;
/** Some QR codes are read at one size and not at another, however clear they are; so looks take turns. */
const WIDTHS = [960, 640, 400] as const;

/** The browser's own reader where it knows all the codes, else ZXing, which is fetched only then. */
export async function openCodeReader(): Promise<CodeReader> {
  return (await nativeReader()) ?? (await zxingReader());
}

/** Fetches ZXing where the browser will need it, so that it is there when the network is not. */
export async function loadScannerParts(): Promise<unknown> {
  return (await nativeReader()) ?? import("@zxing/browser");
}

async function nativeReader(): Promise<CodeReader | null> {
  const Detector = window.BarcodeDetector;
  if (!Detector) return null;
  const known = await Detector.getSupportedFormats();
  if (!FORMATS.every((format) => known.includes(format))) return null;
  const detector = new Detector({ formats: FORMATS });
  return async (video) => {
    const [code] = await detector.detect(video);
    return code ? { text: code.rawValue, checked: code.format === "qr_code" } : null;
  };
}

async function zxingReader(): Promise<CodeReader> {
  const { BarcodeFormat, BrowserMultiFormatOneDReader, BrowserQRCodeReader } = await import("@zxing/browser");
  const squares = new BrowserQRCodeReader();
  const bars = new BrowserMultiFormatOneDReader();
  const { CODE_128, EAN_13, EAN_8, ITF } = BarcodeFormat;
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("this browser cannot draw");
  let look = 0;
  return async (video) => {
    if (video.videoWidth === 0) return null;
    canvas.width = Math.min(WIDTHS[look++ % WIDTHS.length] ?? 0, video.videoWidth);
    canvas.height = Math.round((canvas.width * video.videoHeight) / video.videoWidth);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const square = found(() => squares.decodeFromCanvas(canvas));
    if (square) return { text: square.getText(), checked: true };
    const code = found(() => bars.decodeFromCanvas(canvas));
    if (!code || ![CODE_128, EAN_13, EAN_8, ITF].includes(code.getBarcodeFormat())) return null;
    return { text: code.getText(), checked: false };
  };
}

/** ZXing throws when a picture holds no code, which is what most pictures do. */
function found<T>(decode: () => T): T | null {
  try {
    return decode();
  } catch {
    return null;
  }
}
