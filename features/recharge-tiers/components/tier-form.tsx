"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { ChoiceGroup, type Option } from "@/components/form/choice-fields";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { MoneyField, NumberField } from "@/components/form/money-field";
import { SubmitButton } from "@/components/form/submit-button";
import { Checkbox } from "@/components/ui/checkbox";
import { Panel } from "@/components/ui/panel";
import { formObject } from "@/server/form-object";
import { createTierAction, editTierAction } from "../actions";
import { BonusPreview } from "./bonus-preview";
import { TierValueField } from "./tier-value-field";
import type { TypedTier } from "./typed-tier";

/** A tier being written or rewritten, with what an amount would get under it beside. */
export function TierForm({
  tier,
  tierId,
  stores,
  storeId,
  note,
}: {
  /** as it stands, typed out; empty fields for a new one */
  tier: TypedTier;
  /** the tier that is edited */
  tierId?: string;
  stores: readonly Option[];
  /** the store the preview begins with */
  storeId: string;
  note?: ReactNode;
}) {
  const t = useTranslations("tiers");
  const common = useTranslations("common");
  const router = useRouter();
  const around = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<unknown>(undefined);

  function readDraft() {
    const form = around.current?.querySelector("form");
    if (form) setDraft(formObject(new FormData(form)));
  }
  useEffect(readDraft, []);

  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
      <div ref={around} onChange={readDraft}>
        <ActionForm
          action={tierId ? editTierAction : createTierAction}
          doneWords={tierId ? t("saved") : t("created")}
          onDone={(value) => router.push(`/recharge-tiers/${value.tierId}`)}
          className="gap-5 rounded-md border bg-raised p-4 sm:p-5 [&_input]:scroll-mt-28"
        >
          {tierId ? <input type="hidden" name="tierId" value={tierId} /> : null}
          {note ? <p className="text-muted">{note}</p> : null}
          <TextField
            name="name"
            label={t("name")}
            help={t("nameHelp")}
            defaultValue={tier.name}
            maxLength={30}
          />
          <MoneyField name="from" label={t("from")} help={t("fromHelp")} defaultValue={tier.from} />
          <TierValueField give={tier.give} value={tier.value} />
          <Checkbox
            name="perFullMultiple"
            label={t("perFullMultiple")}
            help={t("perFullMultipleHelp")}
            defaultChecked={tier.perFullMultiple}
          />
          <fieldset className="grid gap-3 sm:grid-cols-2 sm:gap-y-1">
            <legend className="sr-only">{t("window")}</legend>
            <TimeField name="startsAt" label={t("startsAt")} value={tier.startsAt} />
            <TimeField name="endsAt" label={t("endsAt")} value={tier.endsAt} />
            <p className="text-muted text-sm sm:col-span-2">{t("windowHelp")}</p>
          </fieldset>
          {stores.length > 1 ? (
            <ChoiceGroup name="storeIds" legend={t("stores")} help={t("storesHelp")}>
              {stores.map((store) => (
                <Checkbox
                  key={store.value}
                  name="storeIds"
                  value={store.value}
                  label={store.label}
                  defaultChecked={tier.storeIds.includes(store.value)}
                />
              ))}
            </ChoiceGroup>
          ) : null}
          <Checkbox
            name="firstRechargeOnly"
            label={t("firstRechargeOnly")}
            defaultChecked={tier.firstRechargeOnly}
          />
          <NumberField
            name="timesPerMember"
            label={t("timesPerMember")}
            optional={common("optional")}
            help={t("timesHelp")}
            unit={t("timesUnit")}
            defaultValue={tier.timesPerMember}
            maxLength={4}
          />
          <FormErrors />
          <div>
            <SubmitButton>{tierId ? t("save") : t("create")}</SubmitButton>
          </div>
        </ActionForm>
      </div>
      <Panel title={t("preview.titleDraft")} className="max-xl:order-first xl:sticky xl:top-20">
        <BonusPreview stores={stores} storeId={storeId} draft={draft} {...(tierId ? { tierId } : {})} />
      </Panel>
    </div>
  );
}

function TimeField({ name, label, value }: { name: string; label: string; value: string }) {
  const common = useTranslations("common");
  return (
    <TextField
      name={name}
      type="datetime-local"
      label={label}
      optional={common("optional")}
      defaultValue={value}
    />
  );
}
