"use client";

import { unstable_rethrow } from "next/navigation";
import { useTranslations } from "next-intl";
import { createContext, type ReactNode, useContext, useState, useTransition } from "react";
import { flushSync } from "react-dom";
import { useErrorWords } from "@/components/form/error-words";
import type { FormAction } from "@/components/form/form-state";
import { Button, type ButtonProps } from "@/components/ui/button";
import type { Slip } from "@/domain/slip";
import { printPaper } from "./print-paper";
import { SlipView } from "./slip-view";

type Counted = {
  readonly slip: Slip;
  readonly pending: boolean;
  readonly error: string | undefined;
  readonly print: () => void;
};

const CountedContext = createContext<Counted | null>(null);

/** Around a page with one slip: its button has a copy counted, the slip shown becomes that copy, and it is printed. */
export function CountedSlip({
  slip,
  action,
  input,
  children,
}: {
  slip: Slip;
  /** counts the copy and answers the slip to print */
  action: FormAction<Slip>;
  input: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const t = useTranslations("common.slip");
  const words = useErrorWords();
  const [pending, start] = useTransition();
  const [copy, setCopy] = useState<Slip>();
  const [error, setError] = useState<string>();

  function print() {
    // The browsers inside some apps have none; a copy that cannot be printed is not counted.
    if (typeof window.print !== "function") return setError(t("noPrinting"));
    setError(undefined);
    start(async () => {
      const answer = await reached(action(null, input));
      if (answer === null) return setError(t("unreached"));
      if (!answer.ok) return setError(words.reason(answer.error.reason, answer.error.detail));
      // The paper takes what stands on the page, so the copy has to stand there first.
      flushSync(() => setCopy(answer.value));
      printPaper("slip");
    });
  }

  return <CountedContext value={{ slip: copy ?? slip, pending, error, print }}>{children}</CountedContext>;
}

/** What was answered, or null when the network failed. */
async function reached<A>(asked: Promise<A>): Promise<A | null> {
  try {
    return await asked;
  } catch (thrown) {
    unstable_rethrow(thrown);
    return null;
  }
}

export function PrintSlipButton(props: ButtonProps) {
  const { pending, error, print } = useCounted();
  return (
    <>
      <Button {...props} onClick={print} disabled={pending} aria-busy={pending} />
      <p role="alert" className="order-last w-full text-sm text-vermilion empty:hidden">
        {error}
      </p>
    </>
  );
}

export function CountedSlipView() {
  return <SlipView slip={useCounted().slip} />;
}

function useCounted(): Counted {
  const counted = useContext(CountedContext);
  if (!counted) throw new Error("no CountedSlip around");
  return counted;
}
