import { describe, expect, test } from "vitest";
import { sendToSerialLine } from "./serial-printer";

const BYTES = Uint8Array.from({ length: 5_000 }, (_, i) => 32 + (i % 90));
const ASK = [0x10, 0x04, 0x04];

/** A serial printer: answers the question about paper with `status`, and takes everything else unless it breaks. */
function lineWith({
  status,
  breaks = false,
  busy = false,
}: {
  status: number;
  breaks?: boolean;
  busy?: boolean;
}) {
  const got: number[] = [];
  const log = { got, closed: 0, baudRate: 0 };
  let answer: ReadableStreamDefaultController<Uint8Array> | null = null;
  const readable = new ReadableStream<Uint8Array>({
    start: (controller) => {
      answer = controller;
    },
  });
  const writable = new WritableStream<Uint8Array>({
    write(piece) {
      if (piece.length === ASK.length && ASK.every((byte, i) => piece[i] === byte)) {
        answer?.enqueue(Uint8Array.of(status));
        return;
      }
      if (breaks) throw new Error("The device has been lost.");
      log.got.push(...piece);
    },
  });
  const line: SerialLine = {
    readable,
    writable,
    getInfo: () => ({}),
    open: async ({ baudRate }) => {
      if (busy) throw new Error("Failed to open serial port.");
      log.baudRate = baudRate;
    },
    close: async () => void log.closed++,
  };
  return { line, log };
}

describe("a slip over a serial port", () => {
  test("goes out whole at the speed that was set, and the port is closed", async () => {
    const { line, log } = lineWith({ status: 0x12 });
    expect(await sendToSerialLine(line, 19_200, BYTES)).toBeNull();
    expect(log).toEqual({ got: [...BYTES], closed: 1, baudRate: 19_200 });
  });

  test("no paper: nothing is sent", async () => {
    const { line, log } = lineWith({ status: 0x72 });
    expect(await sendToSerialLine(line, 9_600, BYTES)).toBe("paper");
    expect(log.got).toEqual([]);
  });

  test("noise on the line is not taken for an answer", async () => {
    const { line } = lineWith({ status: 0x60 });
    expect(await sendToSerialLine(line, 9_600, BYTES)).toBeNull();
  });

  test("lost in the middle", async () => {
    const { line, log } = lineWith({ status: 0x12, breaks: true });
    expect(await sendToSerialLine(line, 9_600, BYTES)).toBe("unplugged");
    expect(log.closed).toBe(1);
  });

  test("held by another program", async () => {
    const { line } = lineWith({ status: 0x12, busy: true });
    expect(await sendToSerialLine(line, 9_600, BYTES)).toBe("taken");
  });
});
