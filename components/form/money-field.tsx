"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { FieldFrame } from "./field";

type Affixed = Omit<ComponentProps<typeof FieldFrame>, "render"> &
  Omit<ComponentProps<"input">, "name" | "type" | "inputMode">;

function AffixedField({
  label,
  help,
  error,
  optional,
  className,
  name,
  before,
  after,
  inputMode,
  ...input
}: Affixed & { before?: ReactNode; after?: ReactNode; inputMode: "decimal" | "numeric" }) {
  return (
    <FieldFrame
      {...{ name, label, help, error, optional, className }}
      render={(control) => (
        <span className="relative flex items-center">
          {before ? <span className="pointer-events-none absolute left-2.5 text-muted">{before}</span> : null}
          <Input
            inputMode={inputMode}
            autoComplete="off"
            className={cn("text-right tabular-nums", before && "pl-7", after && "pr-9")}
            {...input}
            {...control}
          />
          {after ? <span className="pointer-events-none absolute right-2.5 text-muted">{after}</span> : null}
        </span>
      )}
    />
  );
}

/** Yuan as typed ("100", "100.5"): the action parses it to fen. No spinner, no float. */
export function MoneyField(props: Affixed) {
  return <AffixedField inputMode="decimal" before="¥" {...props} />;
}

/** A number with its unit after it (%, 分, days); a whole one, unless `decimal` puts the point on the keypad. */
export function NumberField({
  unit,
  decimal = false,
  ...props
}: Affixed & { unit?: ReactNode; decimal?: boolean }) {
  return <AffixedField inputMode={decimal ? "decimal" : "numeric"} after={unit} {...props} />;
}
