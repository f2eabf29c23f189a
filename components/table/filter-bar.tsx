import { SlidersHorizontal, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button, buttonStyles } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { cursorNames, hrefWith, paramOf, type SearchParams } from "./table-address";

/** A filter that is on, in words; `name` is its parameter (several for a span of days). */
export type FilterChip = { readonly names: readonly string[]; readonly label: ReactNode };

/** On a phone only the search stands open; the rest waits behind one press, with or without script. */
export const behindMore = "max-sm:hidden max-sm:group-has-[[data-more]:checked]/filters:flex";

/** The filters of a list as a GET form, with what is on as removable chips under it. Works without script. */
export function FilterBar({
  path,
  params,
  fields,
  chips = [],
  children,
}: {
  path: string;
  params: SearchParams;
  /** parameters the controls inside set; the others are carried along */
  fields: readonly string[];
  chips?: readonly FilterChip[];
  /** controls: FilterSearch, FilterSelect, FilterDay */
  children: ReactNode;
}) {
  const t = useTranslations("common.filters");
  const carried = Object.keys(params).filter(
    (name) => !fields.includes(name) && !cursorNames.some((cursor) => cursor === name),
  );
  const cleared = Object.fromEntries(chips.flatMap((chip) => chip.names).map((name) => [name, null]));
  return (
    <div className="flex flex-col gap-2.5 print:hidden">
      <form action={path} className="group/filters flex flex-wrap items-end gap-2">
        {carried.map((name) => (
          <input key={name} type="hidden" name={name} value={paramOf(params, name)} />
        ))}
        <label className={cn(buttonStyles(), "relative sm:hidden")}>
          <input
            type="checkbox"
            data-more=""
            className="absolute inset-0 cursor-pointer appearance-none rounded-md"
          />
          <SlidersHorizontal aria-hidden />
          {t("more")}
          {chips.length > 0 ? <span className="text-jade">{chips.length}</span> : null}
        </label>
        {children}
        <Button type="submit" className={cn("max-sm:basis-full", behindMore)}>
          {t("apply")}
        </Button>
      </form>
      {chips.length > 0 ? (
        <ul aria-label={t("active")} className="flex flex-wrap items-center gap-1.5">
          {chips.map((chip) => (
            <li key={chip.names.join()}>
              <Link
                prefetch={false}
                href={hrefWith(path, params, Object.fromEntries(chip.names.map((name) => [name, null])))}
                className="inline-flex min-h-7 items-center gap-1 rounded-full border border-jade/50 bg-jade/8 py-0.5 pr-1.5 pl-2.5 text-sm hover:bg-jade/15"
              >
                {chip.label}
                <X aria-hidden className="size-3.5 text-muted" />
                <span className="sr-only">{t("remove")}</span>
              </Link>
            </li>
          ))}
          <li>
            <Link
              prefetch={false}
              href={hrefWith(path, params, cleared)}
              className="px-1.5 text-muted text-sm hover:text-ink hover:underline"
            >
              {t("clear")}
            </Link>
          </li>
        </ul>
      ) : null}
    </div>
  );
}
