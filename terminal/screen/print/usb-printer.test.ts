import { describe, expect, test, vi } from "vitest";
import { sendToUsbPort } from "./usb-printer";

const BYTES = Uint8Array.from({ length: 10_000 }, (_, i) => i % 251);
const READY = 0x18;
const PAPER_OUT = 0x38;

/** A printer as WebUSB shows it: what it was sent, and whether it was let go. */
function printerWith(behaviour: {
  status?: () => Promise<number>;
  take?: (sent: number) => Promise<{ status: string }>;
  claim?: () => Promise<void>;
  interfaceClass?: number;
}) {
  const got: number[] = [];
  const log = { got, closed: 0 };
  const out = { endpointNumber: 2, direction: "out", type: "bulk" } as const;
  const alternates = [{ interfaceClass: behaviour.interfaceClass ?? 7, endpoints: [out] }];
  const port: UsbPort = {
    vendorId: 1,
    productId: 2,
    configurations: [{ configurationValue: 1, interfaces: [{ interfaceNumber: 0, alternates }] }],
    open: async () => {},
    close: async () => void log.closed++,
    selectConfiguration: async () => {},
    claimInterface: behaviour.claim ?? (async () => {}),
    transferOut: async (_endpoint, data) => {
      const answer = await (behaviour.take ?? (async () => ({ status: "ok" })))(got.length);
      if (data instanceof Uint8Array) got.push(...data);
      return answer;
    },
    controlTransferIn: async () => ({
      data: new DataView(Uint8Array.of(await (behaviour.status ?? (async () => READY))()).buffer),
    }),
  };
  return { port, log };
}

describe("a slip over USB", () => {
  test("goes out whole and in order, and the printer is let go", async () => {
    const { port, log } = printerWith({});
    expect(await sendToUsbPort(port, BYTES)).toBeNull();
    expect(log.got).toEqual([...BYTES]);
    expect(log.closed).toBe(1);
  });

  test("no paper before: nothing is sent", async () => {
    const { port, log } = printerWith({ status: async () => PAPER_OUT });
    expect(await sendToUsbPort(port, BYTES)).toBe("paper");
    expect(log.got).toEqual([]);
    expect(log.closed).toBe(1);
  });

  test("no paper at the end: the slip is not taken for printed", async () => {
    const answers = [READY, PAPER_OUT];
    const { port } = printerWith({ status: async () => answers.shift() ?? READY });
    expect(await sendToUsbPort(port, BYTES)).toBe("paper");
  });

  test("pulled out in the middle", async () => {
    const gone = () => Promise.reject(new Error("The device was disconnected."));
    const { port, log } = printerWith({
      take: (sent) => (sent > 0 ? gone() : Promise.resolve({ status: "ok" })),
    });
    expect(await sendToUsbPort(port, BYTES)).toBe("unplugged");
    expect(log.closed).toBe(1);
  });

  test("held by another program", async () => {
    const { port } = printerWith({ claim: () => Promise.reject(new Error("Unable to claim interface.")) });
    expect(await sendToUsbPort(port, BYTES)).toBe("taken");
  });

  test("one that takes no more is given up, not waited for", async () => {
    vi.useFakeTimers();
    try {
      const { port, log } = printerWith({ take: () => new Promise(() => {}) });
      const result = sendToUsbPort(port, BYTES);
      await vi.runAllTimersAsync();
      expect(await result).toBe("silent");
      expect(log.closed).toBe(1);
    } finally {
      vi.useRealTimers();
    }
  });

  test("one that does not know the question about paper prints all the same", async () => {
    const { port } = printerWith({ status: () => Promise.reject(new Error("stall")) });
    expect(await sendToUsbPort(port, BYTES)).toBeNull();
  });

  test("something that is no printer is sent nothing", async () => {
    const { port, log } = printerWith({ interfaceClass: 3 });
    expect(await sendToUsbPort(port, BYTES)).toBe("noPrinter");
    expect(log.got).toEqual([]);
  });
});
