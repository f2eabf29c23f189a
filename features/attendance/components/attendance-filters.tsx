import { useTranslations } from "next-intl";
import { BusinessDay } from "@/components/figures/date-time";
import { FilterBar, type FilterChip } from "@/components/table/filter-bar";
import { FilterDay, FilterSelect } from "@/components/table/filter-controls";
import type { SearchParams } from "@/components/table/table-address";
import { ATTENDANCE_FIELDS, type AttendanceAsked } from "../list-params";

type Employee = { readonly id: bigint; readonly name: string; readonly cardNo: string };

/** Which days are shown: of whom, from when to when, and whether only those that lack a clock-out. */
export function AttendanceFilters({
  params,
  asked,
  employees,
}: {
  params: SearchParams;
  asked: AttendanceAsked;
  employees: readonly Employee[];
}) {
  const t = useTranslations("attendance");
  return (
    <FilterBar
      path="/attendance"
      params={params}
      fields={ATTENDANCE_FIELDS}
      chips={useChips(asked, employees)}
    >
      <FilterSelect
        name="employee"
        label={t("employee")}
        params={params}
        options={employees.map(({ id, name, cardNo }) => ({
          value: id.toString(),
          label: `${name} · ${cardNo}`,
        }))}
      />
      <FilterSelect
        name="missing"
        label={t("state")}
        params={params}
        options={[{ value: "only", label: t("filters.onlyMissing") }]}
      />
      <FilterDay name="from" label={t("filters.from")} params={params} />
      <FilterDay name="to" label={t("filters.to")} params={params} />
    </FilterBar>
  );
}

function useChips({ filter, from, to }: AttendanceAsked, employees: readonly Employee[]): FilterChip[] {
  const t = useTranslations("attendance");
  const { employeeId } = filter;
  const chips: FilterChip[] = [];
  if (employeeId !== null) {
    const name = employees.find(({ id }) => id === employeeId)?.name ?? employeeId.toString();
    chips.push({ names: ["employee"], label: name });
  }
  if (filter.onlyMissing) chips.push({ names: ["missing"], label: t("filters.onlyMissing") });
  if (from !== null)
    chips.push({
      names: ["from"],
      label: t.rich("filters.fromChip", { day: () => <BusinessDay day={from} /> }),
    });
  if (to !== null)
    chips.push({ names: ["to"], label: t.rich("filters.toChip", { day: () => <BusinessDay day={to} /> }) });
  return chips;
}
