"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { SelectField } from "@/components/form/choice-fields";
import { MoneyField, NumberField } from "@/components/form/money-field";
import type { RechargeTier } from "@/domain/bonus";

const gives = ["fixed", "percent", "points"] as const satisfies readonly RechargeTier["give"][];

/** What a tier gives and how much of it: the second field takes the unit of the first. */
export function TierValueField({ give, value }: { give: RechargeTier["give"]; value: string }) {
  const t = useTranslations("tiers");
  const [chosen, setChosen] = useState(give);
  const field = { name: "value", label: t(`value.${chosen}`), defaultValue: value };
  return (
    <div className="grid grid-cols-2 items-start gap-3">
      <SelectField
        name="give"
        label={t("give")}
        options={gives.map((kind) => ({ value: kind, label: t(`giveKinds.${kind}`) }))}
        value={chosen}
        onChange={(event) => setChosen(gives.find((kind) => kind === event.target.value) ?? "fixed")}
      />
      {chosen === "fixed" ? (
        <MoneyField {...field} />
      ) : (
        <NumberField
          {...field}
          key={chosen}
          unit={chosen === "percent" ? "%" : t("pointsUnit")}
          decimal={chosen === "percent"}
        />
      )}
    </div>
  );
}
