import type { Transport } from "@/terminal/client/transport";
import { NoAnswer } from "@/terminal/client/transport";
import { requestEnvelope } from "@/terminal/protocol/envelope";
import { directTransport } from "./wired-terminal";

/** A line that can lose every answer to one operation, until its terminal takes the operation back. */
export type DeafLine = {
  readonly transport: Transport;
  /** from now on answers are lost; `meanwhile` happens before the reversal gets through */
  readonly lose: (meanwhile?: () => Promise<unknown>) => void;
  /** answers come through again */
  readonly mend: () => void;
};

export function deafLine(): DeafLine {
  let meanwhile: (() => Promise<unknown>) | null = null;
  return {
    lose(before = async () => {}) {
      meanwhile = before;
    },
    mend() {
      meanwhile = null;
    },
    async transport(request) {
      const before = meanwhile;
      if (before === null) return directTransport(request);
      if (requestEnvelope.parse(JSON.parse(request.body)).op !== "txn.reverse") {
        await directTransport(request);
        throw new NoAnswer();
      }
      meanwhile = null;
      await before();
      return directTransport(request);
    },
  };
}
