import { OUTCOME_WORDS } from "@/terminal/client/outcome-words";
import type { SignOnOutcome } from "@/terminal/client/terminal";
import { InputEnded, LeftIdle } from "./asking";
import { Desk } from "./desk";
import { Housekeeping } from "./housekeeping";
import { Notebook } from "./notebook";
import { forgetLeavers } from "./offline-sign-in";
import type { CounterParts } from "./parts";
import { Shift } from "./shift";
import { standBy } from "./standby";
import { statusTeller } from "./tell-status";
import { OPTIONS } from "./words/options";
import { QUESTIONS } from "./words/questions";

const ACTIVATION_CODE_LENGTH = 40; // 26 characters, as people group them

/** From power-on to the end: who this device is, sign-on, standby. */
export async function powerOn(parts: CounterParts): Promise<void> {
  const { terminal, front, clock } = parts;
  const teller = statusTeller(parts);
  const notebook = await Notebook.open(parts.memory, teller.soon);
  const shift = new Shift(teller.soon);
  const desk = new Desk(terminal, front, notebook, clock, shift, parts.upgrade ?? null);
  teller.of(desk);
  let stop = () => {};
  try {
    await becomeTerminal(desk, parts.activationCode);
    await signOnOrGoOn(desk);
    await teller.tell();
    const housekeeping = new Housekeeping(desk, teller.tell);
    stop = housekeeping.start(parts.hints);
    await standBy(desk, housekeeping);
  } catch (thrown) {
    if (!(thrown instanceof InputEnded)) throw thrown;
    desk.say("bye", "note");
  } finally {
    stop();
  }
}

/** The activation question, until this device has an identity. */
async function becomeTerminal(desk: Desk, code?: string): Promise<void> {
  if (code === undefined && (await desk.terminal.isActivated())) return;
  let given = code;
  for (;;) {
    const typed = given ?? (await askCode(desk));
    given = undefined;
    if (typed === null) {
      if (await desk.terminal.isActivated()) return;
      continue;
    }
    const result = await desk.terminal.activate(typed);
    if (result.kind === "activated") return desk.say("activated", "good", result.identity.terminal);
    desk.front.say(result.text, "bad");
  }
}

async function askCode(desk: Desk): Promise<string | null> {
  const asked = {
    kind: "text",
    question: QUESTIONS.activationCode,
    longest: ACTIVATION_CODE_LENGTH,
  } as const;
  const typed = await patiently(() => desk.about("activation").ask(asked));
  return typed.kind === "text" ? typed.text : null;
}

/** Signs on. Without the server the counter goes on alone; where the server refuses, the person says what next. */
async function signOnOrGoOn(desk: Desk): Promise<void> {
  for (;;) {
    desk.say("signingOn", "waiting");
    const result = await desk.terminal.signOn();
    if (result.kind === "signed-on") {
      const { merchant, store, batch } = result.info;
      await forgetLeavers(desk);
      return desk.say("signedOn", "good", merchant.name, store.name, desk.terminal.id(), batch);
    }
    desk.front.say(result.text, "bad");
    if (!isRefused(result)) return desk.say("workingAlone", "note");
    const options = [
      { key: "1", label: OPTIONS.retry },
      { key: "2", label: OPTIONS.activateAnew },
      { key: "3", label: OPTIONS.workAlone },
    ];
    const next = await patiently(() => desk.about("signOn").choice("noSignOn", options, { preset: "1" }));
    if (next.kind === "given" && next.value === "3") return;
    if (next.kind === "given" && next.value === "2")
      await becomeTerminal(desk, (await askCode(desk)) ?? undefined);
  }
}

function isRefused({ why, text }: Extract<SignOnOutcome, { kind: "failed" }>): boolean {
  return why !== "offline" || text === OUTCOME_WORDS.notAccepted;
}

/** Before anyone has signed in there is nothing to lock: an idle question is simply asked again. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (thrown) {
      if (!(thrown instanceof LeftIdle)) throw thrown;
    }
  }
}
