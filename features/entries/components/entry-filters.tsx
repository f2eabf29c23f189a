import { useTranslations } from "next-intl";
import { BusinessDay } from "@/components/figures/date-time";
import { FilterBar, type FilterChip } from "@/components/table/filter-bar";
import { FilterDay, FilterSearch, FilterSelect } from "@/components/table/filter-controls";
import type { SearchParams } from "@/components/table/table-address";
import { useSay } from "@/components/ui/say";
import { ENTRY_KIND_WORDS, ENTRY_KINDS, TENDER_WORDS, TENDERS } from "@/domain/entry";
import { ENTRY_FIELDS, SIGNS } from "../list-params";
import type { EntryList } from "../loaders";

type Props = { params: SearchParams; list: EntryList };

/** Everything the list can be narrowed by; the store is the whole portal's and stands in the frame. */
export function EntryFilters({ params, list }: Props) {
  const t = useTranslations("entries");
  const tf = useTranslations("common.filters");
  const say = useSay();
  // Days that nobody chose stay out of the form: sent along, they would narrow a search.
  const days = list.asked.daysChosen ? { ...params, ...list.asked.days } : params;
  return (
    <FilterBar path="/entries" params={params} fields={ENTRY_FIELDS} chips={useChips(list)}>
      <FilterSearch name="q" label={t("search")} placeholder={t("searchHint")} params={params} />
      <FilterDay name="from" label={tf("from")} params={days} />
      <FilterDay name="to" label={tf("to")} params={days} />
      <FilterSelect
        name="kind"
        label={t("kind")}
        params={params}
        options={ENTRY_KINDS.map((kind) => ({ value: kind, label: say(ENTRY_KIND_WORDS[kind]) }))}
      />
      <FilterSelect
        name="terminal"
        label={t("terminal")}
        params={params}
        options={list.terminals.map(({ id, name, storeName }) => ({
          value: id.toString(),
          label: `${storeName} ${name}`,
        }))}
      />
      <FilterSelect
        name="operator"
        label={t("operator")}
        params={params}
        options={list.operators.map(({ id, no, name }) => ({ value: id.toString(), label: `${no} ${name}` }))}
      />
      <FilterSelect
        name="tender"
        label={t("tender")}
        params={params}
        options={TENDERS.map((tender) => ({ value: tender, label: say(TENDER_WORDS[tender]) }))}
      />
      <FilterSelect
        name="sign"
        label={t("sign")}
        params={params}
        options={SIGNS.map((sign) => ({ value: sign, label: t(`signs.${sign}`) }))}
      />
    </FilterBar>
  );
}

/** What is on, each in words that say it without its control. */
function useChips({ asked, terminals, operators }: EntryList): FilterChip[] {
  const t = useTranslations("entries");
  const say = useSay();
  const terminal = terminals.find(({ id }) => id === asked.terminalId);
  const operator = operators.find(({ id }) => id === asked.operatorId);
  const chips: (FilterChip | null)[] = [
    asked.sought && { names: ["q"], label: asked.sought.text },
    asked.batchId === null ? null : { names: ["batch"], label: t("oneBatch") },
    asked.figure && { names: ["figure"], label: t(`figures.${asked.figure}`) },
    asked.kind && { names: ["kind"], label: say(ENTRY_KIND_WORDS[asked.kind]) },
    asked.terminalId === null
      ? null
      : {
          names: ["terminal"],
          label: terminal ? `${terminal.storeName} ${terminal.name}` : asked.terminalId.toString(),
        },
    asked.operatorId === null
      ? null
      : { names: ["operator"], label: operator ? `${operator.no} ${operator.name}` : t("operator") },
    asked.tender && { names: ["tender"], label: say(TENDER_WORDS[asked.tender]) },
    asked.sign && { names: ["sign"], label: t(`signs.${asked.sign}`) },
    asked.days && asked.daysChosen ? { names: ["from", "to"], label: <Days {...asked.days} /> } : null,
  ];
  return chips.filter((chip) => chip !== null);
}

function Days({ from, to }: { from: string; to: string }) {
  if (from === to) return <BusinessDay day={from} />;
  return (
    <span>
      <BusinessDay day={from} /> – <BusinessDay day={to} />
    </span>
  );
}
