"use client";

import { useTranslations } from "next-intl";
import { SubmitButton } from "@/components/form/submit-button";
import { Button } from "@/components/ui/button";
import { Dialog, DialogActions, DialogClose, DialogContent, DialogTrigger } from "@/components/ui/dialog";
import { signOutEverywhereAction } from "../actions";

/** Ends every sign-in, this one too; the action leads to the sign-in page. */
export function SignOutEverywhere({ sessions }: { sessions: number }) {
  const t = useTranslations("account.everywhere");
  const common = useTranslations("common");
  return (
    <Dialog>
      <DialogTrigger asChild>
        <Button variant="dangerQuiet">{t("deed")}</Button>
      </DialogTrigger>
      <DialogContent title={t("title")}>
        <p className="text-muted">{t("body", { n: sessions })}</p>
        <form action={signOutEverywhereAction}>
          <DialogActions>
            <DialogClose asChild>
              <Button>{common("cancel")}</Button>
            </DialogClose>
            <SubmitButton variant="danger">{t("deed")}</SubmitButton>
          </DialogActions>
        </form>
      </DialogContent>
    </Dialog>
  );
}
