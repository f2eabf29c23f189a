import { useSay } from "@/components/ui/say";
import type { CounterStatus } from "@/terminal/counter/status";
import { WORDS } from "../words";

/** Which terminal, who works at it, is the server there, and is anything unresolved. */
export function StatusLine({ status }: { status: CounterStatus }) {
  const say = useSay();
  const { terminal, operator, network, unresolved, waitingApprovals, queuedPunches } = status;
  return (
    <section
      aria-label={say(WORDS.statusLine)}
      className="flex h-9 shrink-0 items-center gap-3 overflow-hidden whitespace-nowrap border-b bg-raised px-3 text-[13px] lg:h-11 lg:gap-5 lg:px-5 lg:text-[15px]"
    >
      <span className="font-mono" title={say(WORDS.terminal)}>
        {terminal || say(WORDS.notActivated)}
      </span>
      <span className="min-w-0 truncate">
        {operator ? `${operator.no} ${operator.name}` : say(WORDS.nobody)}
      </span>
      <span className="flex-1" />
      {queuedPunches > 0 ? <Count words={say(WORDS.punches)} n={queuedPunches} /> : null}
      {waitingApprovals > 0 ? <Count words={say(WORDS.approvals)} n={waitingApprovals} /> : null}
      {unresolved > 0 ? (
        <span className="rounded-sm bg-amber px-1.5 py-0.5 font-bold text-raised">
          {say(WORDS.unresolved)} {unresolved}
        </span>
      ) : null}
      <NetworkMark state={network.state} />
    </section>
  );
}

function Count({ words, n }: { words: string; n: number }) {
  return (
    <span className="text-amber">
      {words} {n}
    </span>
  );
}

/** A full dot is there, an empty one is not; the word says the same. */
function NetworkMark({ state }: { state: CounterStatus["network"]["state"] }) {
  const say = useSay();
  if (state === "unknown") return null;
  const online = state === "online";
  return (
    <span className={`flex items-center gap-1.5 ${online ? "text-jade" : "font-bold text-vermilion"}`}>
      <span
        aria-hidden
        className={`size-2.5 rounded-full border-2 border-current ${online ? "bg-current" : ""}`}
      />
      {say(online ? WORDS.online : WORDS.offline)}
    </span>
  );
}
