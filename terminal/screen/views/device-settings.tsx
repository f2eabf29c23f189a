import { lazy, Suspense } from "react";
import { useSay } from "@/components/ui/say";
import type { Words } from "@/domain/slip";
import { changePreferences, type Preferences, usePreferences } from "../device/preferences";
import { feel } from "../device/tones";
import { WORDS } from "../words";

const PrinterSettings = lazy(async () => ({
  default: (await import("../print/printer-settings")).PrinterSettings,
}));

type Choice = {
  readonly words: Words | string;
  readonly part: Partial<Preferences>;
  readonly chosen: boolean;
};

/** Language, look, sound and printer of this device. */
export function DeviceSettings() {
  const say = useSay();
  const { lang, skin, sound, vibration } = usePreferences();
  const choice = (words: Words | string, part: Partial<Preferences>, chosen: boolean): Choice => ({
    words,
    part,
    chosen,
  });
  return (
    <div className="flex flex-col gap-6">
      <Group
        legend={say(WORDS.language)}
        choices={[
          choice("中文", { lang: "zh" }, lang === "zh"),
          choice("English", { lang: "en" }, lang === "en"),
        ]}
      />
      <Group
        legend={say(WORDS.skin)}
        choices={[
          choice(WORDS.skinAuto, { skin: "auto" }, skin === "auto"),
          choice(WORDS.skinLight, { skin: "light" }, skin === "light"),
          choice(WORDS.skinDark, { skin: "dark" }, skin === "dark"),
          choice(WORDS.skinSun, { skin: "sun" }, skin === "sun"),
        ]}
      />
      <Group
        legend={say(WORDS.sound)}
        choices={[choice(WORDS.on, { sound: true }, sound), choice(WORDS.off, { sound: false }, !sound)]}
      />
      <Group
        legend={say(WORDS.vibration)}
        choices={[
          choice(WORDS.on, { vibration: true }, vibration),
          choice(WORDS.off, { vibration: false }, !vibration),
        ]}
      />
      <section aria-label={say(WORDS.printer)}>
        <Suspense>
          <PrinterSettings />
        </Suspense>
      </section>
    </div>
  );
}

function Group({ legend, choices }: { legend: string; choices: readonly Choice[] }) {
  const say = useSay();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium text-[16px]">{legend}</legend>
      <div className="flex flex-wrap gap-2">
        {choices.map(({ words, part, chosen }) => (
          <button
            key={say(words)}
            type="button"
            aria-pressed={chosen}
            className={`min-h-12 min-w-20 rounded-md border-2 px-4 text-[17px] ${chosen ? "border-jade font-bold text-jade" : "border-line bg-raised"}`}
            onClick={() => {
              changePreferences(part);
              if (part.sound || part.vibration) feel("done");
            }}
          >
            {say(words)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
