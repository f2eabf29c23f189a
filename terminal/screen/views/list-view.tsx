import { useEffect, useRef } from "react";
import { useSay } from "@/components/ui/say";
import type { ScreenFront } from "../front/screen-front";
import type { ListShown } from "../front/screen-state";
import { filled, WORDS } from "../words";
import { PadKey } from "./keypad";

/** What a read found, page by page: 确认 turns, on the last page it goes on, 取消 goes on at once. */
export function ListView({ front, list }: { front: ScreenFront; list: ListShown }) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    front.rows.turnPage = () => turn(box.current);
    return () => {
      front.rows.turnPage = null;
    };
  }, [front]);
  return (
    <section aria-label={say(list.title)} className="absolute inset-0 z-10 flex flex-col bg-paper">
      <header className="flex shrink-0 items-baseline justify-between gap-3 border-b px-3 py-2 lg:px-6 lg:py-4">
        <h1 className="font-bold text-[20px] leading-7">{say(list.title)}</h1>
        <p className="text-[15px] text-muted">{say(filled(WORDS.rows, list.rows.length))}</p>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it. */}
      <div ref={box} tabIndex={0} className="min-h-0 flex-1 overflow-y-auto outline-none">
        {list.rows.length === 0 ? (
          <p className="p-4 text-[17px] text-muted">{say(WORDS.nothingListed)}</p>
        ) : null}
        <ol className="grid lg:grid-cols-2 lg:gap-x-6 lg:px-3">
          {list.rows.map((facts, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is shown.
            <li key={row} className="border-b px-3 py-2">
              <Row facts={facts} />
            </li>
          ))}
        </ol>
      </div>
      <footer className="grid shrink-0 grid-cols-2 gap-2 border-t bg-sunken p-2 pb-[max(8px,env(safe-area-inset-bottom))]">
        <PadKey label={say(WORDS.cancel)} tone="cancel" onPress={() => front.press("cancel")} />
        <PadKey
          label={say(WORDS.confirm)}
          tone="ok"
          className="h-(--key)!"
          onPress={() => front.press("enter")}
        />
      </footer>
    </section>
  );
}

function Row({ facts }: { facts: ListShown["rows"][number] }) {
  const say = useSay();
  return (
    <dl className="flex flex-wrap justify-between gap-x-4 text-[15px] leading-6">
      {facts.map((fact, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: labels may repeat within a row.
          key={index}
          className={fact.big ? "flex basis-full items-baseline justify-between gap-3" : "flex min-w-0 gap-2"}
        >
          <dt className="shrink-0 text-muted">{say(fact.label)}</dt>
          <dd className={`min-w-0 break-words tabular-nums ${fact.big ? "font-bold text-[20px]" : ""}`}>
            {say(fact.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** A page down, less a line; false at the end. */
function turn(box: HTMLElement | null): boolean {
  if (!box || box.scrollTop + box.clientHeight >= box.scrollHeight - 2) return false;
  box.scrollBy({ top: box.clientHeight - 40 });
  return true;
}
