import { useTranslations } from "next-intl";
import { BusinessDay } from "@/components/figures/date-time";
import { FilterBar, type FilterChip } from "@/components/table/filter-bar";
import { FilterDay, FilterSelect } from "@/components/table/filter-controls";
import type { SearchParams } from "@/components/table/table-address";
import { SETTLEMENT_FIELDS, type SettlementFilter } from "../list-params";

/** Which settlements are shown: terminal, days, and whether all or only those that do not agree. */
export function SettlementFilters({
  params,
  filter,
  terminals,
}: {
  params: SearchParams;
  filter: SettlementFilter;
  terminals: readonly { readonly id: bigint; readonly name: string }[];
}) {
  const t = useTranslations("settlements");
  return (
    <FilterBar
      path="/settlements"
      params={params}
      fields={SETTLEMENT_FIELDS}
      chips={useChips(filter, terminals)}
    >
      <FilterSelect
        name="terminal"
        label={t("terminal")}
        params={params}
        options={terminals.map(({ id, name }) => ({ value: id.toString(), label: name }))}
      />
      <FilterSelect
        name="differences"
        label={t("check")}
        params={params}
        options={[{ value: "only", label: t("filters.onlyDifferences") }]}
      />
      <FilterDay name="from" label={t("filters.from")} params={params} />
      <FilterDay name="to" label={t("filters.to")} params={params} />
    </FilterBar>
  );
}

function useChips(
  { terminalId, from, to, onlyDifferences }: SettlementFilter,
  terminals: readonly { readonly id: bigint; readonly name: string }[],
): FilterChip[] {
  const t = useTranslations("settlements");
  const day = (text: string) => <BusinessDay day={text} />;
  const chips: FilterChip[] = [];
  if (terminalId !== null) {
    const name = terminals.find(({ id }) => id === terminalId)?.name ?? terminalId.toString();
    chips.push({ names: ["terminal"], label: name });
  }
  if (onlyDifferences) chips.push({ names: ["differences"], label: t("filters.onlyDifferences") });
  if (from !== null) {
    chips.push({ names: ["from"], label: t.rich("filters.fromChip", { day: () => day(from) }) });
  }
  if (to !== null) chips.push({ names: ["to"], label: t.rich("filters.toChip", { day: () => day(to) }) });
  return chips;
}
