import { TENDER_WORDS, TENDERS, type Tender } from "@/domain/entry";
import type { Desk } from "../desk";
import { asGiven, keep, walk } from "../steps";

const LONGEST_IDLE_MINUTES = 240;

/** 0-5-1 终端设置: minutes until the terminal locks itself, and the tender that 确认 alone stands for. */
export async function changeSettings(desk: Desk): Promise<void> {
  const kept = desk.notebook.read();
  const form: { idleMinutes: number; quickTender: Tender } = {
    idleMinutes: kept.idleMinutes,
    quickTender: kept.quickTender,
  };
  const dialogue = desk.about("settings");
  const taken = desk.terminal.info()?.settings.tenders ?? TENDERS;
  const options = taken.map((tender, at) => ({ key: String(at + 1), label: TENDER_WORDS[tender] }));
  const ready = await walk([
    async () => {
      const asked = { question: "idleMinutes", preset: String(kept.idleMinutes), longest: 3 } as const;
      const minutes = await dialogue.digits(asked, "minutes", (text) =>
        /^[0-9]{1,3}$/.test(text) && Number(text) <= LONGEST_IDLE_MINUTES ? text : null,
      );
      return keep(minutes, (v) => (form.idleMinutes = Number(v)));
    },
    async () => {
      const preset = String(Math.max(0, taken.indexOf(kept.quickTender)) + 1);
      const key = await dialogue.choice("quickTender", options, { preset });
      const tender = asGiven(key, (value): Tender => taken[Number(value) - 1] ?? kept.quickTender);
      return keep(tender, (v) => (form.quickTender = v));
    },
  ]);
  if (!ready) return desk.cancelled();
  await desk.notebook.change(() => form);
  desk.say("settingsKept", "good");
}
