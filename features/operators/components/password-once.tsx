"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";
import { DialogActions, DialogClose } from "@/components/ui/dialog";

/** A password that was made by the system, on the only occasion it is seen. */
export function PasswordOnce({ password, name }: { password: string; name: string }) {
  const t = useTranslations("cashiers.password");
  return (
    <div className="flex flex-col gap-4">
      <p className="grid place-items-center rounded-md border bg-sunken py-6">
        <Copyable text={password} className="text-2xl tracking-[0.2em]" />
      </p>
      <p className="text-muted">{t("once", { name })}</p>
      <DialogActions>
        <DialogClose asChild>
          <Button variant="primary">{t("noted")}</Button>
        </DialogClose>
      </DialogActions>
    </div>
  );
}
