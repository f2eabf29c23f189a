import { describe, expect, test } from "vitest";
import { type Picture, pictureBytes } from "./slip-bytes";
import { BAND_ROWS, HEAD_DOTS, planHeight, planSlip } from "./slip-plan";
import { TEST_SLIP } from "./test-slip";

const BAND_BYTES = (HEAD_DOTS / 8) * BAND_ROWS;
/** GS v 0, normal size, 48 bytes across, 64 rows. */
const BAND_HEADER = [0x1d, 0x76, 0x30, 0x00, 48, 0, 64, 0];
const RESET = [0x1b, 0x40];
const PARTIAL_CUT = [0x1d, 0x56, 0x01];

function white(height: number): Picture {
  return { width: HEAD_DOTS, height, data: new Uint8ClampedArray(HEAD_DOTS * height * 4).fill(255) };
}

function bandsIn(bytes: Uint8Array): number[] {
  const hits: number[] = [];
  for (let at = 0; at < bytes.length; at++) {
    if (BAND_HEADER.every((byte, i) => bytes[at + i] === byte)) hits.push(at);
  }
  return hits;
}

describe("bytes for a slip printer", () => {
  const height = planHeight(planSlip(TEST_SLIP, "zh"));

  test("reset first, then the bands without anything between them, then feed and cut", () => {
    const bytes = pictureBytes(white(height), true);
    expect([...bytes.slice(0, 2)]).toEqual(RESET);
    const bands = bandsIn(bytes);
    expect(bands).toHaveLength(height / BAND_ROWS);
    const step = BAND_HEADER.length + BAND_BYTES;
    expect(bands.every((at, i) => at === (bands[0] ?? 0) + i * step)).toBe(true);
    const tail = [...bytes.slice((bands.at(-1) ?? 0) + step)];
    expect(tail).toEqual([0x0a, 0x0a, 0x0a, ...PARTIAL_CUT, 0x0a]);
  });

  test("no cut where the setting says so", () => {
    const bytes = pictureBytes(white(height), false);
    expect([...bytes.slice(-3)]).toEqual([0x0a, 0x0a, 0x0a]);
    expect(Buffer.from(bytes).includes(Buffer.from(PARTIAL_CUT))).toBe(false);
  });

  test("a black pixel becomes the bit of its place, most significant first", () => {
    const picture = white(2 * BAND_ROWS);
    const pixel = ((BAND_ROWS + 1) * HEAD_DOTS + 10) * 4;
    picture.data.fill(0, pixel, pixel + 3);
    const bytes = pictureBytes(picture, true);
    const second = (bandsIn(bytes)[1] ?? 0) + BAND_HEADER.length;
    const ink = bytes.slice(second, second + BAND_BYTES);
    expect(ink[48 + 1]).toBe(0b0010_0000);
    expect(ink.reduce((sum, byte) => sum + byte, 0)).toBe(0b0010_0000);
  });
});
