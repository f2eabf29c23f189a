"use client";

import { type ComponentProps, type ReactNode, useId } from "react";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Label } from "@/components/ui/label";
import { useForm } from "./form-state";

type Around = {
  name: string;
  label: ReactNode;
  /** below the control, stays when there is an error */
  help?: ReactNode;
  /** overrides the error found by name in the form around */
  error?: string;
  /** the word after the label of a field that may stay empty */
  optional?: ReactNode;
  className?: string;
};

/** What the control in a Field must take over. */
export type ControlProps = {
  id: string;
  name: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
};

/** Label above, control, help below, error beside. `render` gets the ids that tie them together. */
export function FieldFrame({
  name,
  label,
  help,
  error,
  optional,
  className,
  render,
}: Around & { render: (control: ControlProps) => ReactNode }) {
  const id = useId();
  const { fieldErrors } = useForm();
  const wrong = error ?? fieldErrors[name];
  const describedBy = [help && `${id}-help`, wrong && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <Label htmlFor={id}>
        {label}
        {optional ? <span className="ml-1.5 font-normal text-muted">{optional}</span> : null}
      </Label>
      {render({
        id,
        name,
        "aria-invalid": wrong ? true : undefined,
        "aria-describedby": describedBy || undefined,
      })}
      {wrong ? (
        <p id={`${id}-error`} className="text-sm text-vermilion">
          {wrong}
        </p>
      ) : null}
      {help ? (
        <p id={`${id}-help`} className="text-muted text-sm">
          {help}
        </p>
      ) : null}
    </div>
  );
}

/** A field of one line of text. */
export function TextField({
  label,
  help,
  error,
  optional,
  className,
  name,
  ...input
}: Around & Omit<ComponentProps<"input">, keyof Around>) {
  return (
    <FieldFrame
      {...{ name, label, help, error, optional, className }}
      render={(control) => <Input {...input} {...control} />}
    />
  );
}
