"use client";

import { useFormStatus } from "react-dom";
import { Button, type ButtonProps } from "@/components/ui/button";
import { useForm } from "./form-state";

/** Says the deed; while it runs it keeps its width, is busy, and cannot be pressed twice. */
export function SubmitButton({ variant = "primary", children, ...props }: ButtonProps) {
  const native = useFormStatus();
  const busy = useForm().pending || native.pending;
  return (
    <Button type="submit" variant={variant} aria-busy={busy} disabled={busy || props.disabled} {...props}>
      {busy ? (
        <span
          aria-hidden="true"
          className="size-3 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      ) : null}
      {children}
    </Button>
  );
}
