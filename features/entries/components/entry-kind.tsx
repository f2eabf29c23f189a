import { useTranslations } from "next-intl";
import { useSay } from "@/components/ui/say";
import { Badge, Status, type StatusTone } from "@/components/ui/status";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import type { EntryRow, EntryState } from "../entry-row";

const tones: Readonly<Record<EntryState, StatusTone>> = {
  applied: "good",
  voided: "bad",
  refunded: "bad",
  reversed: "over",
};

/** The kind in one word, and what became of it where something did. */
export function EntryKindBadge({ row }: { row: Pick<EntryRow, "kind" | "state"> }) {
  const say = useSay();
  return (
    <span className="inline-flex items-baseline gap-2">
      <Badge>{say(ENTRY_KIND_WORDS[row.kind])}</Badge>
      {row.state === "applied" ? null : <EntryStatus state={row.state} />}
    </span>
  );
}

export function EntryStatus({ state }: { state: EntryState }) {
  const t = useTranslations("entries.states");
  return <Status tone={tones[state]}>{t(state)}</Status>;
}
