"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { FieldFrame } from "@/components/form/field";
import { Input } from "@/components/ui/input";

/** A password that can be looked at before it is sent. */
export function PasswordField({ name, label }: { name: string; label: string }) {
  const t = useTranslations("auth");
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <FieldFrame
      name={name}
      label={label}
      render={(control) => (
        <span className="relative flex">
          <Input
            type={shown ? "text" : "password"}
            autoComplete="current-password"
            required
            className="pr-9"
            {...control}
          />
          <button
            type="button"
            aria-label={shown ? t("hidePassword") : t("showPassword")}
            onClick={() => setShown(!shown)}
            className="absolute inset-y-0 right-0 grid w-9 place-items-center rounded-md text-muted hover:text-ink"
          >
            <Icon aria-hidden className="size-4" />
          </button>
        </span>
      )}
    />
  );
}
