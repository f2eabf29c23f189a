"use client";

import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { useErrorWords } from "@/components/form/error-words";
import type { FormAction } from "@/components/form/form-state";
import { Button } from "@/components/ui/button";
import { Copyable } from "@/components/ui/copyable";

/** The masked number with the deed that shows it whole; whoever does it stands on the card's timeline. */
export function RevealPhone({
  masked,
  cardNo,
  reveal,
}: {
  masked: string;
  cardNo: string;
  reveal: FormAction<{ phone: string }>;
}) {
  const t = useTranslations("cards.reveal");
  const words = useErrorWords();
  const [pending, start] = useTransition();
  const [phone, setPhone] = useState<string>();
  const [error, setError] = useState<string>();

  function show() {
    start(async () => {
      const answer = await reveal(null, { cardNo });
      if (answer.ok) setPhone(answer.value.phone);
      setError(answer.ok ? undefined : words.reason(answer.error.reason, answer.error.detail));
    });
  }

  return (
    <span className="flex flex-wrap items-baseline gap-x-3">
      {phone === undefined ? (
        <>
          <span className="whitespace-nowrap tabular-nums">{masked}</span>
          <Button
            variant="quiet"
            onClick={show}
            disabled={pending}
            aria-busy={pending}
            title={t("logged")}
            className="-my-2.5 px-1.5 text-indigo print:hidden"
          >
            {t("show")}
          </Button>
        </>
      ) : (
        <Copyable text={phone} className="font-sans" />
      )}
      <span role="status" className="text-sm text-vermilion empty:hidden">
        {error}
      </span>
    </span>
  );
}
