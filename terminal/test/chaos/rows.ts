import { brokenBackends } from "./broken-backends";
import { browserTerminals } from "./browser-terminals";
import { cutReplies } from "./cut-replies";
import type { Figures, Size } from "./figures";
import { forgedReplies } from "./forged-replies";
import { forgedRequests } from "./forged-requests";
import { hostileInput } from "./hostile-input";
import { killServer } from "./kill-server";
import { killTerminals } from "./kill-terminals";
import { ledgerEdits } from "./ledger-edits";
import { lossyNetwork } from "./lossy-network";
import { manyCards } from "./many-cards";
import { oneCard } from "./one-card";
import { pinGuesses } from "./pin-guesses";
import type { ServerPlace } from "./place";
import { replay } from "./replay";
import { restore } from "./restore";
import { settlements } from "./settlements";

/** One row of the table of what must not break, at its full figure. */
export type Row = {
  readonly name: string;
  readonly count: number;
  /** the row breaks the ledger on purpose */
  readonly leavesLedgerBroken?: true;
  readonly play: (place: ServerPlace, size: Size) => Promise<Figures>;
};

export const ROWS: readonly Row[] = [
  { name: "cut-replies", count: 10_000, play: cutReplies },
  { name: "lossy-network", count: 50_000, play: lossyNetwork },
  {
    name: "kill-server",
    count: 230,
    play: (place, { count, seed }) => {
      const postgres = Math.ceil((count * 30) / 230);
      return killServer(place, { count, seed, postgres, server: count - postgres });
    },
  },
  { name: "broken-backends", count: 500, play: brokenBackends },
  { name: "kill-terminals", count: 2_000, play: killTerminals },
  { name: "browser-terminals", count: 400, play: browserTerminals },
  { name: "one-card", count: 10_000, play: oneCard },
  { name: "replay", count: 20_000, play: replay },
  { name: "forged-requests", count: 100_000, play: forgedRequests },
  { name: "forged-replies", count: 100_000, play: forgedReplies },
  { name: "ledger-edits", count: 10_000, play: ledgerEdits },
  { name: "hostile-input", count: 200_000, play: hostileInput },
  { name: "restore", count: 1_000, play: restore },
  { name: "settlements", count: 1_000, play: settlements },
  { name: "pin-guesses", count: 20, play: pinGuesses },
  { name: "many-cards", count: 10, play: manyCards },
];
