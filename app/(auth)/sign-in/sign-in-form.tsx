"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, startTransition, useActionState, useState } from "react";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { FormContext } from "@/components/form/form-state";
import { SubmitButton } from "@/components/form/submit-button";
import type { SignInState } from "@/features/users/actions";
import { PasswordField } from "./password-field";

const needed = ["merchant", "login", "password"] as const;

export function SignInForm({
  action,
  next,
  merchant,
}: {
  action: (before: SignInState, form: FormData) => Promise<SignInState>;
  next: string;
  merchant: string;
}) {
  const t = useTranslations("auth");
  const [state, dispatch, pending] = useActionState(action, {});
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const error = useErrorWords(state);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const empty = needed.filter((name) => !form.get(name));
    setMissing(Object.fromEntries(empty.map((name) => [name, t(`needed.${name}`)])));
    const first = empty[0];
    if (first) event.currentTarget.querySelector<HTMLElement>(`[name=${first}]`)?.focus();
    else if (!pending) startTransition(() => dispatch(form));
  }

  return (
    <FormContext value={{ pending, error, fieldErrors: missing }}>
      <form action={dispatch} onSubmit={submit} noValidate className="flex flex-col gap-4">
        <input type="hidden" name="next" value={next} />
        <TextField
          name="merchant"
          label={t("merchant")}
          help={t("merchantHelp")}
          defaultValue={merchant}
          autoComplete="organization"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <TextField
          name="login"
          label={t("login")}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
        />
        <PasswordField name="password" label={t("password")} />
        <FormErrors />
        <SubmitButton size="lg">{t("submit")}</SubmitButton>
      </form>
    </FormContext>
  );
}

/** The lock is told in the reader's own clock: before sign-in no merchant's zone is known. */
function useErrorWords({ error, lockedUntil }: SignInState): string | undefined {
  const t = useTranslations("auth.errors");
  const locale = useLocale();
  if (!error) return undefined;
  if (error !== "locked") return t(error);
  if (!lockedUntil) return t("lockedShort");
  const time = new Date(lockedUntil).toLocaleTimeString(locale, {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return t("locked", { time });
}
