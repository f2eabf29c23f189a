"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { formatFen } from "@/domain/money";
import { renameTerminalAction, resumeTerminalAction, suspendTerminalAction } from "../actions";
import { ActivationDialog } from "./activation-dialog";

/** What may be done to a terminal in its state. */
export function TerminalDeeds({
  id,
  name,
  status,
  signedOn,
  batch,
}: {
  /** digits */
  id: string;
  name: string;
  status: "registered" | "active" | "suspended";
  /** whether a device has signed on with its key */
  signedOn: boolean;
  batch: { operations: number; cashFen: bigint };
}) {
  const t = useTranslations("terminals");
  const fields = { terminalId: id };
  return (
    <>
      {status === "suspended" ? null : (
        <ActivationDialog terminalId={id} name={name} active={status === "active"} replaces={signedOn} />
      )}
      <Rename id={id} name={name} />
      {status === "suspended" ? (
        <ConfirmDialog
          trigger={t("resume.deed")}
          triggerVariant="primary"
          title={t("resume.title", { name })}
          deed={t("resume.deed")}
          action={resumeTerminalAction}
          fields={fields}
        >
          {t("resume.body")}
        </ConfirmDialog>
      ) : (
        <ConfirmDialog
          trigger={t("suspend.deed")}
          triggerVariant="dangerQuiet"
          danger
          title={t("suspend.title", { name })}
          deed={t("suspend.deed")}
          action={suspendTerminalAction}
          fields={fields}
        >
          <p className="pb-2">{t("suspend.body")}</p>
          <p>{t("suspend.batch", { n: batch.operations, cash: formatFen(batch.cashFen) })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}

function Rename({ id, name }: { id: string; name: string }) {
  const t = useTranslations("terminals");
  const [open, setOpen] = useState(false);
  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>{t("rename.deed")}</Button>
      </DialogTrigger>
      <DialogContent title={t("rename.title")}>
        <ActionForm action={renameTerminalAction} onDone={() => setOpen(false)} doneWords={t("rename.done")}>
          <input type="hidden" name="terminalId" value={id} />
          <TextField
            name="name"
            label={t("name")}
            help={t("register.nameHelp")}
            defaultValue={name}
            maxLength={30}
            autoComplete="off"
          />
          <FormErrors />
          <SubmitButton className="self-end">{t("rename.deed")}</SubmitButton>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
