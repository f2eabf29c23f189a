import { useTranslations } from "next-intl";
import { BusinessDay } from "@/components/figures/date-time";
import { FilterBar, type FilterChip } from "@/components/table/filter-bar";
import { FilterSearch, FilterSelect } from "@/components/table/filter-controls";
import type { SearchParams } from "@/components/table/table-address";
import { useSay } from "@/components/ui/say";
import { CARD_STATE_WORDS } from "@/domain/card-state";
import { CARD_FIELDS, type CardListParams, HELD_STATES } from "../list-params";

export function CardFilters({ params, asked }: { params: SearchParams; asked: CardListParams }) {
  const t = useTranslations("cards");
  const say = useSay();
  return (
    <FilterBar path="/cards" params={params} fields={CARD_FIELDS} chips={useChips(asked)}>
      <FilterSearch name="q" label={t("search")} placeholder={t("searchHint")} params={params} />
      <FilterSelect
        name="state"
        label={t("state")}
        params={params}
        options={HELD_STATES.map((state) => ({ value: state, label: say(CARD_STATE_WORDS[state]) }))}
      />
      <FilterSelect
        name="balance"
        label={t("balance")}
        params={params}
        options={[{ value: "some", label: t("withBalance") }]}
      />
      <FilterSelect
        name="pin"
        label={t("pin.title")}
        params={params}
        options={[{ value: "locked", label: t("pin.locked") }]}
      />
    </FilterBar>
  );
}

function useChips({ sought, state, joined, pinLocked, withBalance }: CardListParams): FilterChip[] {
  const t = useTranslations("cards");
  const say = useSay();
  const chips: (FilterChip | null)[] = [
    sought && { names: ["q"], label: sought.text },
    state && { names: ["state"], label: say(CARD_STATE_WORDS[state]) },
    joined === null
      ? null
      : { names: ["joined"], label: t.rich("joined", { day: () => <BusinessDay day={joined} /> }) },
    withBalance ? { names: ["balance"], label: t("withBalance") } : null,
    pinLocked ? { names: ["pin"], label: t("pin.locked") } : null,
  ];
  return chips.filter((chip) => chip !== null);
}
