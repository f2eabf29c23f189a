import { useSay } from "@/components/ui/say";
import type { CounterStatus } from "@/terminal/counter/status";
import { WORDS } from "../words";

/** 锁机: seen at once, and whose terminal it is; what was on the screen before is gone. */
export function LockMark({ status }: { status: CounterStatus }) {
  const say = useSay();
  return (
    <div className="flex shrink-0 items-center gap-3 border-b bg-sunken px-3 py-3 lg:px-6 lg:py-6">
      <svg aria-hidden="true" viewBox="0 0 24 24" className="size-9 lg:size-14">
        <path d="M7 11V7.5a5 5 0 0 1 10 0V11" fill="none" stroke="currentColor" strokeWidth="2.4" />
        <rect x="4" y="11" width="16" height="11" rx="2" fill="currentColor" />
      </svg>
      <div className="min-w-0">
        <p className="font-bold text-[22px] leading-7 lg:text-[30px] lg:leading-10">
          {say(WORDS.lockedTitle)}
        </p>
        <p className="truncate text-[15px] text-muted leading-5">
          {status.merchant} {status.store}
        </p>
      </div>
    </div>
  );
}
