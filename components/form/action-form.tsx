"use client";

import { type FormEvent, type ReactNode, startTransition, useActionState, useEffect, useRef } from "react";
import { toast } from "sonner";
import { cn } from "@/components/ui/class-names";
import { useErrorWords } from "./error-words";
import { type ActionAnswer, type FormAction, FormContext } from "./form-state";

/** A form around a server action: fields inside find their own error, the submit button its pending state. */
export function ActionForm<V>({
  action,
  onDone,
  doneWords,
  errorWords,
  className,
  children,
}: {
  action: FormAction<V>;
  /** with the value of an action that did it */
  onDone?: (value: V) => void;
  /** said in a toast once it is done */
  doneWords?: string;
  /** this form's own sentences, by reason or field code */
  errorWords?: Readonly<Record<string, string>>;
  className?: string;
  children: ReactNode;
}) {
  const [answer, dispatch, pending] = useActionState<ActionAnswer<V> | null, FormData>(action, null);
  const words = useErrorWords(errorWords);
  const form = useRef<HTMLFormElement>(null);
  const heard = useRef(answer);

  // Once for every answer, not once for every render of the parent.
  useEffect(() => {
    if (heard.current === answer || answer === null) return;
    heard.current = answer;
    if (!answer.ok) {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    if (doneWords) toast(doneWords);
    onDone?.(answer.value);
  }, [answer, onDone, doneWords]);

  // React empties a form after its action; what was typed has to survive a refusal.
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (pending) return;
    const data = new FormData(event.currentTarget, submitterOf(event));
    startTransition(() => dispatch(data));
  }

  const error = answer?.ok === false ? answer.error : undefined;
  const fieldErrors = Object.fromEntries(
    Object.entries(error?.fields ?? {}).map(([name, code]) => [name, words.field(code)]),
  );
  return (
    <FormContext
      value={{ pending, fieldErrors, error: error ? words.reason(error.reason, error.detail) : undefined }}
    >
      <form
        ref={form}
        action={dispatch}
        onSubmit={submit}
        noValidate
        className={cn("flex flex-col gap-4", className)}
      >
        {children}
      </form>
    </FormContext>
  );
}

function submitterOf(event: FormEvent<HTMLFormElement>): HTMLElement | null {
  const native = event.nativeEvent;
  return native instanceof SubmitEvent ? native.submitter : null;
}
