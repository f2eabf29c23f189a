import type { Dialogue } from "../dialogue";

/** The member's new PIN twice, or none at all ("") by confirming without one. */
export function askNewPin(dialogue: Dialogue) {
  return dialogue.secretTwice("newPin", "newPinAgain", true);
}
