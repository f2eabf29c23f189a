import { useSay } from "@/components/ui/say";
import type { Fact } from "@/terminal/counter/ports";

/** What was answered so far and what the server said; large what the customer must be able to read. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  const say = useSay();
  if (facts.length === 0) return null;
  return (
    <dl className="flex flex-col gap-1 text-[16px] leading-6">
      {facts.map((fact, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole, and labels may repeat.
          key={index}
          className="flex items-baseline justify-between gap-4"
        >
          <dt className="shrink-0 text-muted">{say(fact.label)}</dt>
          <dd
            className={`min-w-0 break-words text-right ${fact.big ? "font-bold text-[22px] leading-7" : ""}`}
          >
            {say(fact.value)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
