"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CardNumber } from "@/components/figures/mono";
import { ActionForm } from "@/components/form/action-form";
import { FormErrors } from "@/components/form/form-errors";
import type { FormAction } from "@/components/form/form-state";
import { NumberField } from "@/components/form/money-field";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog, DialogActions, DialogClose, DialogTrigger, DrawerContent } from "@/components/ui/dialog";

type Generated = { first: string; last: string; count: number };

/** Puts the next numbers of the merchant into stock, and says which they were. */
export function GenerateNumbers({ generate }: { generate: FormAction<Generated> }) {
  const t = useTranslations("cards.stock");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Generated>();

  function change(next: boolean) {
    setOpen(next);
    if (next) setMade(undefined);
  }

  return (
    <Dialog open={open} onOpenChange={change}>
      <DialogTrigger asChild>
        <Button variant="primary">{t("generate")}</Button>
      </DialogTrigger>
      <DrawerContent title={t("generate")} description={t("generateHint")}>
        {made ? <Made made={made} /> : <Form generate={generate} onDone={setMade} />}
      </DrawerContent>
    </Dialog>
  );
}

function Form({ generate, onDone }: { generate: FormAction<Generated>; onDone: (made: Generated) => void }) {
  const t = useTranslations("cards.stock");
  return (
    <ActionForm
      action={generate}
      onDone={onDone}
      errorWords={{
        NOT_A_WHOLE_NUMBER: t("wholeNumber"),
        OUT_OF_RANGE: t("outOfRange"),
        CARD_NUMBERS_EXHAUSTED: t("exhausted"),
      }}
    >
      <NumberField name="count" label={t("howMany")} help={t("howManyHelp")} maxLength={6} />
      <Checkbox name="virtual" label={t("virtual")} help={t("virtualHelp")} />
      <FormErrors />
      <DialogActions>
        <SubmitButton>{t("generate")}</SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}

function Made({ made }: { made: Generated }) {
  const t = useTranslations("cards.stock");
  const tc = useTranslations("common");
  return (
    <>
      <div role="status" className="flex flex-col gap-1">
        <p className="font-medium">{t("made", { n: made.count })}</p>
        <p>
          <CardNumber no={made.first} />
          {made.count > 1 ? (
            <>
              {" – "}
              <CardNumber no={made.last} />
            </>
          ) : null}
        </p>
      </div>
      <DialogActions>
        <DialogClose asChild>
          <Button variant="primary">{tc("close")}</Button>
        </DialogClose>
      </DialogActions>
    </>
  );
}
