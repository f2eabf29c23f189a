import { useSay } from "@/components/ui/say";
import type { Option } from "@/terminal/counter/ports";
import type { ScreenFront } from "../front/screen-front";
import { keyAt, opensLevel, optionsAt } from "../input/option-keys";

/** The numbered list of a menu or a choice, as the manual has it; each row is a key as well. */
export function OptionList({
  front,
  options,
  level = "",
  preset = "",
  typed = "",
}: {
  front: ScreenFront;
  options: readonly Option[];
  level?: string;
  /** the one that 确认 alone stands for */
  preset?: string;
  /** the first digit of a key with two, which waits for the second or for 确认 */
  typed?: string;
}) {
  const say = useSay();
  const rows = optionsAt(options, level);
  if (rows.length === 0) return null;
  const columns = rows.length > 4 ? "grid-cols-2" : "grid-cols-1";
  return (
    <ol className={`grid ${columns} gap-1.5 lg:gap-2`}>
      {rows.map((option) => {
        const chosen = typed === "" ? option.key === preset : keyAt(option, level).startsWith(typed);
        return (
          <li key={option.key} className="flex">
            <button
              type="button"
              className={`pos-option flex w-full items-center gap-1.5 rounded-md border px-2 py-1 text-left ${chosen ? "border-2 border-jade" : "border-line bg-raised"} active:bg-ink active:text-paper`}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => front.choose(option.key)}
            >
              <span className="min-w-6 shrink-0 text-center font-bold text-[20px] text-jade tabular-nums">
                {keyAt(option, level)}
              </span>
              <span className="min-w-0 flex-1">{say(option.label)}</span>
              {opensLevel(options, option.key) ? (
                <span aria-hidden className="text-muted">
                  ›
                </span>
              ) : null}
            </button>
          </li>
        );
      })}
    </ol>
  );
}
