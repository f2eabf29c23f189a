"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger, DrawerContent } from "@/components/ui/dialog";
import { changeOwnPasswordAction } from "../actions";

/** The drawer in which one's own password is changed: the old one, and the new one twice. */
export function ChangePassword() {
  const t = useTranslations("account.password");
  const [open, setOpen] = useState(false);
  const field = { type: "password", maxLength: 128 } as const;

  function done({ ended }: { ended: number }) {
    toast(t("done", { n: ended }));
    setOpen(false);
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{t("deed")}</Button>
      </DialogTrigger>
      <DrawerContent title={t("title")}>
        <ActionForm
          action={changeOwnPasswordAction}
          onDone={done}
          errorWords={{
            PASSWORD_WRONG: t("wrong"),
            PASSWORD_LOCKED: t("locked"),
            SAME_PASSWORD: t("same"),
            NOT_THE_SAME: t("notTheSame"),
            TOO_SHORT: t("tooShort"),
          }}
        >
          <TextField name="password" label={t("old")} autoComplete="current-password" {...field} />
          <TextField
            name="newPassword"
            label={t("new")}
            help={t("newHelp")}
            autoComplete="new-password"
            {...field}
          />
          <TextField name="again" label={t("again")} autoComplete="new-password" {...field} />
          <p className="text-muted text-sm">{t("note")}</p>
          <FormErrors />
          <SubmitButton size="lg">{t("deed")}</SubmitButton>
        </ActionForm>
      </DrawerContent>
    </Dialog>
  );
}
