import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { type Column, unlessWide } from "./column";
import { Row } from "./row";
import { RowKeys } from "./row-keys";
import { tableModel } from "./table-model";

/** A list as a ledger page. Drawn on the server: the URL is its only state. The first column is the row's identity and its link. */
export function DataTable<T>({
  label,
  columns,
  rows,
  rowKey,
  rowHref,
  sumLabel,
  dimmed,
  empty,
  pager,
}: {
  /** what a screen reader calls the table */
  label: string;
  columns: readonly Column<T>[];
  rows: readonly T[];
  rowKey: (row: T) => string;
  rowHref?: (row: T) => string;
  /** words before the sums; the footer appears when a column has one */
  sumLabel?: ReactNode;
  /** rows that no longer count (voided, ended) */
  dimmed?: (row: T) => boolean;
  empty: ReactNode;
  pager?: ReactNode;
}) {
  if (rows.length === 0) {
    return (
      <div className="rounded-md border bg-raised">
        {empty}
        {pager}
      </div>
    );
  }
  const model = tableModel(columns, rows, rowKey);
  return (
    <div className="rounded-md border bg-raised">
      <RowKeys>
        {/* A box that scrolls sideways cannot let its header stick to the page, so it is one only where it must be. */}
        <div className="md:max-xl:overflow-x-auto print:overflow-visible">
          <table aria-label={label} className="w-full border-separate border-spacing-0 text-sm max-md:block">
            <TableHead columns={columns} />
            <tbody className="max-md:block">
              {model.getRowModel().rows.map(({ id, original: { row } }) => (
                <Row
                  key={id}
                  columns={columns}
                  row={row}
                  href={rowHref?.(row)}
                  dimmed={dimmed?.(row) ?? false}
                />
              ))}
            </tbody>
            <TableFoot columns={columns} sumLabel={sumLabel} />
          </table>
        </div>
      </RowKeys>
      {pager}
    </div>
  );
}

function TableHead<T>({ columns }: { columns: readonly Column<T>[] }) {
  return (
    <thead className="max-md:sr-only">
      <tr>
        {columns.map(({ id, header, align, sort, wide, width }, index) => (
          <th
            key={id}
            scope="col"
            aria-sort={sort ? sort.now : undefined}
            className={cn(
              "top-(--bar,0px) z-10 h-9 whitespace-nowrap border-b bg-sunken px-3 text-left font-medium text-muted xl:sticky print:static",
              align === "end" && "text-right",
              index === 0 && "rounded-tl-md",
              index === columns.length - 1 && "rounded-tr-md",
              wide && "max-md:hidden",
              unlessWide(wide),
              width,
            )}
          >
            {sort ? <SortLink sort={sort}>{header}</SortLink> : header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SortLink({ sort, children }: { sort: { href: string; now: string }; children: ReactNode }) {
  const mark = { ascending: "↑", descending: "↓" }[sort.now];
  return (
    <Link
      prefetch={false}
      href={sort.href}
      scroll={false}
      className={cn("hover:text-ink", mark && "text-ink")}
    >
      {children}
      <span aria-hidden="true" className="inline-block w-3 text-center">
        {mark}
      </span>
    </Link>
  );
}

function TableFoot<T>({ columns, sumLabel }: { columns: readonly Column<T>[]; sumLabel: ReactNode }) {
  if (!columns.some((column) => column.sum !== undefined)) return null;
  return (
    <tfoot className="max-md:block">
      <tr className="max-md:flex max-md:flex-wrap max-md:gap-x-4 max-md:border-t max-md:px-4 max-md:py-2.5">
        {columns.map(({ id, header, sum, align, wide }, index) => (
          <td
            key={id}
            className={cn(
              "whitespace-nowrap font-medium md:h-10 md:border-t md:px-3",
              align === "end" && "text-right",
              index > 0 && sum === undefined && "max-md:hidden",
              unlessWide(wide),
            )}
          >
            {index === 0 ? <span className="text-muted">{sumLabel}</span> : null}
            {sum === undefined ? null : <span className="mr-1.5 text-muted md:hidden">{header}</span>}
            {sum}
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
