"use client";

import { useTranslations } from "next-intl";
import { startTransition, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { type Option, SelectField } from "@/components/form/choice-fields";
import { useErrorWords } from "@/components/form/error-words";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogTrigger, DrawerContent } from "@/components/ui/dialog";
import { issueActivationCodeAction, registerTerminalAction } from "../actions";
import type { ShownCode } from "./activation-code-shown";
import { CodeAndAgain } from "./activation-dialog";

/** The drawer in which a terminal is registered; its first activation code follows at once. */
export function RegisterTerminal({
  stores,
  storeId,
  activeIds,
}: {
  /** those that are open */
  stores: readonly Option[];
  storeId: string;
  /** terminals that work now: tells when the new one's device has come */
  activeIds: readonly string[];
}) {
  const t = useTranslations("terminals");
  const words = useErrorWords();
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<ShownCode | null>(null);
  const [failed, setFailed] = useState<string | null>(null);

  function show(next: boolean) {
    setOpen(next);
    if (!next) return;
    setShown(null);
    setFailed(null);
  }

  function registered({ terminalId }: { terminalId: bigint }) {
    startTransition(async () => {
      const answer = await issueActivationCodeAction(null, { terminalId: terminalId.toString() });
      if (answer.ok) setShown(answer.value);
      else
        setFailed(`${t("register.withoutCode")} ${words.reason(answer.error.reason, answer.error.detail)}`);
    });
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant="primary">{t("register.deed")}</Button>
      </DialogTrigger>
      <DrawerContent title={t("register.title")}>
        {shown ? (
          <CodeAndAgain shown={shown} activated={activeIds.includes(shown.terminalId)} onShown={setShown} />
        ) : failed || stores.length === 0 ? (
          <FormErrors error={failed ?? t("register.noStore")} />
        ) : (
          <ActionForm action={registerTerminalAction} onDone={registered}>
            <SelectField name="storeId" label={t("register.store")} options={stores} defaultValue={storeId} />
            <TextField
              name="name"
              label={t("name")}
              help={t("register.nameHelp")}
              maxLength={30}
              autoComplete="off"
            />
            <FormErrors />
            <SubmitButton size="lg">{t("register.submit")}</SubmitButton>
          </ActionForm>
        )}
      </DrawerContent>
    </Dialog>
  );
}
