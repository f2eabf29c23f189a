import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId } from "react";
import type { Option } from "@/components/form/choice-fields";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { behindMore } from "./filter-bar";
import { paramOf, type SearchParams } from "./table-address";

type Control = { name: string; label: string; params: SearchParams };

// A control keeps what the reader typed until the address changes; the key starts it afresh then.
function fromAddress({ name, params }: Control) {
  return { name, defaultValue: paramOf(params, name), key: paramOf(params, name) };
}

/** One box for several kinds of number; the page decides what was meant. */
export function FilterSearch({ placeholder, ...control }: Control & { placeholder?: string }) {
  const { key, ...input } = fromAddress(control);
  return (
    <span className="relative order-first max-sm:flex-1 sm:w-72">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
      />
      <Input
        key={key}
        type="search"
        aria-label={control.label}
        placeholder={placeholder}
        className="pl-8"
        {...input}
      />
    </span>
  );
}

/** One of a few; the empty option says "all" in the control's own words. */
export function FilterSelect({
  options,
  all,
  ...control
}: Control & { options: readonly Option[]; all?: string }) {
  const t = useTranslations("common.filters");
  const { key, ...select } = fromAddress(control);
  return (
    <Select
      key={key}
      aria-label={control.label}
      className={cn("sm:w-auto max-sm:basis-full", behindMore)}
      {...select}
    >
      <option value="">{all ?? t("all", { what: control.label })}</option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}

/** A day of the merchant's calendar, as YYYY-MM-DD. */
export function FilterDay(control: Control) {
  const { key, ...input } = fromAddress(control);
  const id = useId();
  return (
    <span
      className={cn("flex min-w-0 flex-col gap-x-1.5 max-sm:flex-1 sm:flex-row sm:items-center", behindMore)}
    >
      <label htmlFor={id} className="whitespace-nowrap text-muted text-sm">
        {control.label}
      </label>
      <Input id={id} key={key} type="date" className="sm:w-auto" {...input} />
    </span>
  );
}
