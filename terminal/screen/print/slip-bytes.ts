import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";
import { BAND_ROWS } from "./slip-plan";

/** A picture as a canvas gives it: four bytes a pixel. Width and height in dots, the height a multiple of BAND_ROWS. */
export type Picture = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray };

const FEED_LINES = 3;

/**
 * The ESC/POS bytes that print a picture: reset, the picture in bands without gaps, feed, cut.
 * @throws Error for a picture whose width is no multiple of eight
 */
export function pictureBytes(picture: Picture, cut: boolean): Uint8Array {
  const encoder = new ReceiptPrinterEncoder({
    language: "esc-pos",
    imageMode: "raster",
    feedAfterBlock: false,
    newline: "\n",
    errors: "strict",
  });
  encoder.initialize();
  for (let top = 0; top < picture.height; top += BAND_ROWS) {
    encoder.image(band(picture, top), { algorithm: "threshold", threshold: 160 });
  }
  encoder.newline(FEED_LINES);
  return (cut ? encoder.cut("partial") : encoder).encode();
}

function band({ width, height, data }: Picture, top: number): Picture {
  const rows = Math.min(BAND_ROWS, height - top);
  return { width, height: rows, data: data.slice(top * width * 4, (top + rows) * width * 4) };
}
