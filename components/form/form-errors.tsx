"use client";

import { Status } from "@/components/ui/status";
import { useForm } from "./form-state";

/** What went wrong with the form as a whole; put it right above the submit button. */
export function FormErrors({ error }: { error?: string }) {
  const form = useForm();
  const words = error ?? form.error;
  return (
    <div role="alert" className="empty:hidden">
      {words ? (
        <Status tone="bad" className="items-baseline whitespace-normal">
          {words}
        </Status>
      ) : null}
    </div>
  );
}
