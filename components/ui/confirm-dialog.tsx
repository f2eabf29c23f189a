"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { FormErrors } from "@/components/form/form-errors";
import type { FormAction } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import { Button, type ButtonProps } from "./button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "./dialog";

/** Asks before a deed: the title asks, `children` says the consequence in figures, the button says the deed. */
export function ConfirmDialog({
  trigger,
  triggerVariant = "secondary",
  title,
  children,
  deed,
  danger = false,
  action,
  fields,
}: {
  trigger: ReactNode;
  triggerVariant?: ButtonProps["variant"];
  title: ReactNode;
  children: ReactNode;
  deed: ReactNode;
  danger?: boolean;
  action: FormAction;
  /** sent along as hidden fields */
  fields?: Readonly<Record<string, string>>;
}) {
  const t = useTranslations("common");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button variant={triggerVariant}>{trigger}</Button>
      </DialogTrigger>
      <DialogContent title={title}>
        <ActionForm action={action} onDone={() => setOpen(false)}>
          {Object.entries(fields ?? {}).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <div className="text-muted">{children}</div>
          <FormErrors />
          <DialogActions>
            <DialogClose asChild>
              <Button>{t("cancel")}</Button>
            </DialogClose>
            <SubmitButton variant={danger ? "danger" : "primary"}>{deed}</SubmitButton>
          </DialogActions>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
