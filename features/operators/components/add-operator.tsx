"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { ActionForm } from "@/components/form/action-form";
import { SelectField } from "@/components/form/choice-fields";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger, DrawerContent } from "@/components/ui/dialog";
import { useSay } from "@/components/ui/say";
import { ROLE_WORDS } from "@/domain/rights";
import { addOperatorAction } from "../actions";
import { PasswordChoice, sameTwice } from "./password-choice";
import { PasswordOnce } from "./password-once";

const add = sameTwice(addOperatorAction);
const roles = ["cashier", "supervisor"] as const;

/** The drawer in which an operator is added; a password made by the system is shown in it once. */
export function AddOperator({ freeNo, maySupervisors }: { freeNo: string; maySupervisors: boolean }) {
  const t = useTranslations("cashiers");
  const say = useSay();
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<{ password: string; name: string } | null>(null);

  function show(next: boolean) {
    setOpen(next);
    if (next) setMade(null);
  }

  function done(value: { no: string; name: string; password: string | null }) {
    toast(t("add.done", { no: value.no, name: value.name }));
    if (value.password === null) setOpen(false);
    else setMade({ password: value.password, name: value.name });
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">{t("add.deed")}</Button>
      </DialogTrigger>
      <DrawerContent title={made ? t("password.onceTitle") : t("add.title")}>
        {made ? (
          <PasswordOnce {...made} />
        ) : (
          <ActionForm action={add} onDone={done} errorWords={{ NOT_THE_SAME: t("password.notTheSame") }}>
            <TextField
              name="no"
              label={t("no")}
              help={t("add.noHelp")}
              defaultValue={freeNo}
              inputMode="numeric"
              maxLength={2}
              autoComplete="off"
            />
            <TextField
              name="name"
              label={t("name")}
              help={t("add.nameHelp")}
              maxLength={20}
              autoComplete="off"
            />
            {maySupervisors ? (
              <SelectField
                name="role"
                label={t("role")}
                options={roles.map((role) => ({ value: role, label: say(ROLE_WORDS[role]) }))}
              />
            ) : null}
            <PasswordChoice />
            <p className="text-muted text-sm">{t("password.mustChange")}</p>
            <FormErrors />
            <SubmitButton size="lg">{t("add.deed")}</SubmitButton>
          </ActionForm>
        )}
      </DrawerContent>
    </Dialog>
  );
}
