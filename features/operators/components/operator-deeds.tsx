"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { removeOperatorAction, renameOperatorAction, setOperatorPasswordAction } from "../actions";
import { PasswordChoice, sameTwice } from "./password-choice";
import { PasswordOnce } from "./password-once";

/** An operator as the deeds need them; the id as digits. */
type Who = { readonly id: string; readonly no: string; readonly name: string };

const setPassword = sameTwice(setOperatorPasswordAction);

/** What may be done to an operator who is still there. */
export function OperatorDeeds(who: Who) {
  const t = useTranslations("cashiers.remove");
  return (
    <>
      <NewPassword {...who} />
      <Rename {...who} />
      <ConfirmDialog
        trigger={t("deed")}
        triggerVariant="dangerQuiet"
        danger
        title={t("title", who)}
        deed={t("deed")}
        action={removeOperatorAction}
        fields={{ operatorId: who.id }}
      >
        {t("body", who)}
      </ConfirmDialog>
    </>
  );
}

function NewPassword({ id, no, name }: Who) {
  const t = useTranslations("cashiers.password");
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<string | null>(null);

  function show(next: boolean) {
    setOpen(next);
    if (next) setMade(null);
  }

  function done({ password }: { password: string | null }) {
    toast(t("set"));
    if (password === null) setOpen(false);
    else setMade(password);
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button>{t("deed")}</Button>
      </DialogTrigger>
      <DialogContent title={made ? t("onceTitle") : t("title", { no, name })}>
        {made ? (
          <PasswordOnce password={made} name={name} />
        ) : (
          <ActionForm action={setPassword} onDone={done} errorWords={{ NOT_THE_SAME: t("notTheSame") }}>
            <input type="hidden" name="operatorId" value={id} />
            <p className="text-muted">
              {t("body")} {t("mustChange")}
            </p>
            <PasswordChoice />
            <FormErrors />
            <SubmitButton className="self-end">{t("deed")}</SubmitButton>
          </ActionForm>
        )}
      </DialogContent>
    </Dialog>
  );
}

function Rename({ id, no, name }: Who) {
  const t = useTranslations("cashiers");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{t("rename.deed")}</Button>
      </DialogTrigger>
      <DialogContent title={t("rename.title", { no })}>
        <ActionForm action={renameOperatorAction} onDone={() => setOpen(false)} doneWords={t("rename.done")}>
          <input type="hidden" name="operatorId" value={id} />
          <TextField
            name="name"
            label={t("name")}
            help={t("rename.help")}
            defaultValue={name}
            maxLength={20}
            autoComplete="off"
          />
          <FormErrors />
          <SubmitButton className="self-end">{t("rename.deed")}</SubmitButton>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
