import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { type Column, type RowPart, unlessWide } from "./column";

const onPhone: Record<RowPart, string> = {
  title: "max-md:order-1 max-md:min-w-0 max-md:flex-1 max-md:truncate",
  figure: "max-md:order-2",
  note: "max-md:order-4 max-md:text-muted",
  aside: "max-md:order-5 max-md:ml-auto max-md:text-muted",
};

/** One row; on a phone the same cells flow into two lines, so that nothing is drawn twice. */
export function Row<T>({
  columns,
  row,
  href,
  dimmed,
}: {
  columns: readonly Column<T>[];
  row: T;
  href: string | undefined;
  dimmed: boolean;
}) {
  return (
    <tr
      data-row=""
      className={cn(
        "group/row max-md:flex max-md:flex-wrap max-md:items-baseline max-md:gap-x-3 max-md:gap-y-0.5 max-md:px-4 max-md:py-2.5",
        "max-md:before:order-3 max-md:before:h-0 max-md:before:w-full max-md:before:content-[''] max-md:[&:not(:first-child)]:border-t",
        href && "cursor-pointer hover:bg-sunken has-[[data-row-link]:focus-visible]:bg-sunken",
        dimmed && "text-muted",
      )}
    >
      {columns.map(({ id, cell, align, phone, wide }, index) => {
        const part = phone ?? (index === 0 ? "title" : undefined);
        const content = cell(row);
        return (
          <td
            key={id}
            className={cn(
              "md:h-10 md:whitespace-nowrap md:border-line md:border-t md:px-3 md:group-first/row:border-t-0",
              align === "end" && "text-right",
              part ? onPhone[part] : "max-md:hidden",
              unlessWide(wide),
            )}
          >
            {index === 0 && href ? (
              <Link
                prefetch={false}
                href={href}
                data-row-link=""
                className="font-medium hover:text-indigo hover:underline"
              >
                {content}
              </Link>
            ) : (
              content
            )}
          </td>
        );
      })}
    </tr>
  );
}
