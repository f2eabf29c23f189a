import { useSay } from "@/components/ui/say";
import type { Words } from "@/domain/slip";

/** One thing to say instead of a counter, and what can be done about it. */
export function MessageScreen({
  title,
  body,
  deed,
}: {
  title: Words;
  body: Words;
  deed?: { words: Words; press: () => void };
}) {
  const say = useSay();
  return (
    <main className="m-auto flex max-w-[34rem] flex-col gap-4 p-6">
      <h1 className="text-balance font-bold text-[26px] leading-9">{say(title)}</h1>
      <p className="text-pretty text-[18px] leading-7">{say(body)}</p>
      {deed ? (
        <button type="button" data-tone="ok" className="pos-key min-h-14 px-6" onClick={deed.press}>
          {say(deed.words)}
        </button>
      ) : null}
    </main>
  );
}
