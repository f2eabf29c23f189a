import { useSay } from "@/components/ui/say";
import type { Fact } from "@/terminal/counter/ports";

/** More than these are set small, so that the question stays in sight on a handset. */
const MOST_LARGE = 6;

/** What was answered so far and what the server said; large what the customer must be able to read, most of all before 确认. */
export function FactList({ facts, large = false }: { facts: readonly Fact[]; large?: boolean }) {
  const say = useSay();
  if (facts.length === 0) return null;
  const roomy = large && facts.length <= MOST_LARGE;
  const size =
    facts.length > MOST_LARGE
      ? "text-[15px] leading-5"
      : roomy
        ? "text-[17px] leading-7"
        : "text-[16px] leading-6";
  return (
    <dl className={`flex flex-col gap-1 ${size}`}>
      {facts.map((fact, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole, and labels may repeat.
          key={index}
          className={`flex items-baseline justify-between gap-x-4 ${roomy ? "flex-wrap" : ""}`}
        >
          <dt className="shrink-0 text-muted">{say(fact.label)}</dt>
          <dd
            className={`ml-auto min-w-0 break-words text-right tabular-nums ${fact.big ? `font-bold ${roomy ? "text-[27px] leading-9" : "text-[21px] leading-6"}` : ""}`}
          >
            {say(fact.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
