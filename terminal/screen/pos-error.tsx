"use client";

import "./pos.css";
import { MessageScreen } from "./views/message-screen";
import { WORDS } from "./words";

/** The screen could not be drawn: said in the POS's own words, with the way back. */
export function PosError() {
  const restart = { words: WORDS.restart, press: () => window.location.reload() };
  return (
    <div className="pos">
      <MessageScreen title={WORDS.stoppedTitle} body={WORDS.stoppedBody} deed={restart} />
    </div>
  );
}
