"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { issueActivationCodeAction } from "../actions";
import type { ShownCode } from "./activation-code-shown";
import { ActivationPanel } from "./activation-panel";

/** Says what a new code does, gets it, and shows it until the device has used it. */
export function ActivationDialog({
  terminalId,
  name,
  active,
  replaces,
}: {
  terminalId: string;
  name: string;
  /** whether a device is signed on as this terminal now */
  active: boolean;
  /** whether a device has this terminal's key, so that a new code takes it away */
  replaces: boolean;
}) {
  const t = useTranslations("terminals.code");
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<ShownCode | null>(null);

  function show(next: boolean) {
    setOpen(next);
    if (next) setShown(null);
  }

  return (
    <Dialog open={open} onOpenChange={show}>
      <DialogTrigger asChild>
        <Button variant={replaces ? "secondary" : "primary"}>
          {replaces ? t("deedReplace") : t("deed")}
        </Button>
      </DialogTrigger>
      <DialogContent title={t("title", { name })}>
        {shown ? (
          <CodeAndAgain shown={shown} activated={active} onShown={setShown} />
        ) : (
          <ActionForm action={issueActivationCodeAction} onDone={setShown}>
            <input type="hidden" name="terminalId" value={terminalId} />
            {replaces ? <p>{t("replaces")}</p> : null}
            <p className="text-muted">{t("body")}</p>
            <FormErrors />
            <DialogActions>
              <SubmitButton variant={replaces ? "danger" : "primary"}>
                {replaces ? t("issueReplace") : t("issue")}
              </SubmitButton>
            </DialogActions>
          </ActionForm>
        )}
      </DialogContent>
    </Dialog>
  );
}

/** The code, and under it another one or the way out. */
export function CodeAndAgain({
  shown,
  activated,
  onShown,
}: {
  shown: ShownCode;
  activated: boolean;
  onShown: (next: ShownCode) => void;
}) {
  const t = useTranslations("terminals.code");
  return (
    <>
      <ActivationPanel key={shown.code} shown={shown} activated={activated} />
      <ActionForm action={issueActivationCodeAction} onDone={onShown}>
        <input type="hidden" name="terminalId" value={shown.terminalId} />
        <FormErrors />
        <DialogActions>
          {activated ? null : <SubmitButton variant="secondary">{t("again")}</SubmitButton>}
          <DialogClose asChild>
            <Button variant={activated ? "primary" : "secondary"}>{t("done")}</Button>
          </DialogClose>
        </DialogActions>
      </ActionForm>
    </>
  );
}
