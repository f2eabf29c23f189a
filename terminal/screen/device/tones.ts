import type { Outcome } from "@/terminal/client/outcome";
import { readPreferences } from "./preferences";

/** What can be heard and felt. Each outcome has a melody of its own, to be told apart without looking. */
export type Feeling = Outcome["kind"] | "key" | "wrong" | "ring" | "read";

type Tone = { readonly hz: number; readonly ms: number; readonly wave?: OscillatorType };
type Sensation = {
  readonly tones: readonly Tone[];
  readonly loud: number;
  readonly vibrate: readonly number[];
};

const SENSATIONS: Readonly<Record<Feeling, Sensation>> = {
  // rising third and fifth, clear
  done: { tones: [tone(784, 110), tone(1047, 110), tone(1319, 220)], loud: 0.3, vibrate: [60] },
  // two low buzzes
  declined: {
    tones: [tone(196, 260, "square"), tone(0, 80), tone(165, 420, "square")],
    loud: 0.16,
    vibrate: [180, 80, 180],
  },
  // one falling step
  cancelled: { tones: [tone(523, 140), tone(392, 220)], loud: 0.25, vibrate: [90] },
  // a siren of two notes: neither good nor bad, and not to be missed
  unknown: {
    tones: [660, 495, 660, 495, 660, 495].map((hz) => tone(hz, 200, "triangle")),
    loud: 0.4,
    vibrate: [300, 100, 300, 100, 300],
  },
  "not-sent": {
    tones: [tone(330, 180, "square"), tone(0, 60), tone(330, 180, "square")],
    loud: 0.14,
    vibrate: [120, 60, 120],
  },
  ring: { tones: [880, 1175, 880, 1175].map((hz) => tone(hz, 130)), loud: 0.35, vibrate: [80, 60, 80] },
  read: { tones: [tone(1568, 70)], loud: 0.2, vibrate: [30] },
  key: { tones: [], loud: 0, vibrate: [8] },
  wrong: { tones: [tone(233, 110, "square")], loud: 0.1, vibrate: [60] },
};

function tone(hz: number, ms: number, wave: OscillatorType = "sine"): Tone {
  return { hz, ms, wave };
}

let context: AudioContext | null = null;

/** Plays and vibrates, as far as the device can and its owner wants. Browsers stay silent until the first key. */
export function feel(what: Feeling): void {
  const { sound, vibration } = readPreferences();
  const { tones, loud, vibrate } = SENSATIONS[what];
  if (vibration && navigator.userActivation?.hasBeenActive) navigator.vibrate?.([...vibrate]);
  if (sound && tones.length > 0 && navigator.userActivation?.hasBeenActive !== false) play(tones, loud);
}

function play(tones: readonly Tone[], loud: number): void {
  context ??= new AudioContext();
  const speaker = context;
  void speaker.resume();
  let at = speaker.currentTime + 0.01;
  for (const { hz, ms, wave } of tones) {
    const until = at + ms / 1000;
    if (hz > 0) sing(speaker, { hz, wave: wave ?? "sine", at, until, loud });
    at = until;
  }
}

type Note = { hz: number; wave: OscillatorType; at: number; until: number; loud: number };

function sing(speaker: AudioContext, { hz, wave, at, until, loud }: Note): void {
  const voice = speaker.createOscillator();
  const volume = speaker.createGain();
  voice.type = wave;
  voice.frequency.value = hz;
  // Edges of a hundredth of a second, or each note would click.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(loud, at + 0.01);
  volume.gain.setValueAtTime(loud, Math.max(at + 0.01, until - 0.02));
  volume.gain.linearRampToValueAtTime(0, until);
  voice.connect(volume).connect(speaker.destination);
  voice.start(at);
  voice.stop(until);
}
