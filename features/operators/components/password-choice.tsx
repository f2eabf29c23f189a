"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceGroup } from "@/components/form/choice-fields";
import { TextField } from "@/components/form/field";
import type { FormAction } from "@/components/form/form-state";
import { Radio } from "@/components/ui/checkbox";

/** A password made by the system, or typed twice. */
export function PasswordChoice() {
  const t = useTranslations("cashiers.password");
  const [typed, setTyped] = useState(false);
  const field = {
    type: "password",
    inputMode: "numeric",
    autoComplete: "new-password",
    maxLength: 12,
  } as const;
  return (
    <>
      <ChoiceGroup name="passwordFrom" legend={t("choice")}>
        <Radio
          name="passwordFrom"
          value="made"
          label={t("made")}
          help={t("madeHelp")}
          checked={!typed}
          onChange={() => setTyped(false)}
        />
        <Radio
          name="passwordFrom"
          value="typed"
          label={t("typed")}
          help={t("typedHelp")}
          checked={typed}
          onChange={() => setTyped(true)}
        />
      </ChoiceGroup>
      {typed ? (
        <div className="grid grid-cols-2 items-start gap-3">
          <TextField name="newPassword" label={t("new")} {...field} />
          <TextField name="again" label={t("again")} {...field} />
        </div>
      ) : null}
    </>
  );
}

/** The same action, asked only once the password that was typed twice is the same both times. */
export function sameTwice<V>(action: FormAction<V>): FormAction<V> {
  return async (before, input) => {
    if (input instanceof FormData && input.get("passwordFrom") === "typed") {
      const [typed, again] = [input.get("newPassword"), input.get("again")];
      if (typed === "") return refused("newPassword", "REQUIRED");
      if (typed !== again) return refused("again", "NOT_THE_SAME");
    }
    return action(before, input);
  };
}

function refused(field: string, code: string) {
  return { ok: false, error: { reason: "INVALID", detail: {}, fields: { [field]: code } } } as const;
}
