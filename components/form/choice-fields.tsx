"use client";

import type { ComponentProps, ReactNode } from "react";
import { Select } from "@/components/ui/select";
import { FieldFrame } from "./field";
import { useForm } from "./form-state";

export type Option = { readonly value: string; readonly label: string };

type SelectField = Omit<ComponentProps<typeof FieldFrame>, "render"> &
  Omit<ComponentProps<"select">, "name" | "children"> & { options: readonly Option[] };

/** A field with a list to choose one from. */
export function SelectField({
  label,
  help,
  error,
  optional,
  className,
  name,
  options,
  ...select
}: SelectField) {
  return (
    <FieldFrame
      {...{ name, label, help, error, optional, className }}
      render={(control) => (
        <Select {...select} {...control}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </Select>
      )}
    />
  );
}

/** A group of checkboxes or radios under one legend, with the group's error. */
export function ChoiceGroup({
  name,
  legend,
  help,
  children,
}: {
  name: string;
  legend: ReactNode;
  help?: ReactNode;
  children: ReactNode;
}) {
  const { fieldErrors } = useForm();
  const wrong = fieldErrors[name];
  return (
    <fieldset className="flex flex-col" aria-invalid={wrong ? true : undefined}>
      <legend className="pb-0.5 font-medium text-sm">{legend}</legend>
      {children}
      {wrong ? <p className="text-sm text-vermilion">{wrong}</p> : null}
      {help ? <p className="text-muted text-sm">{help}</p> : null}
    </fieldset>
  );
}
