import { Skeleton } from "@/components/ui/skeleton";

const widths = ["w-28", "w-20", "w-32", "w-16", "w-24", "w-20", "w-28"];

/** The page of a table before its rows are there: same heights, so that nothing jumps. */
export function TableSkeleton({ columns = 6, rows = 12 }: { columns?: number; rows?: number }) {
  const ids = Array.from({ length: rows }, (_, row) => row);
  const cells = Array.from({ length: columns }, (_, column) => column);
  return (
    <div aria-hidden="true" className="overflow-hidden rounded-md border bg-raised">
      <div className="h-9 border-b bg-sunken max-md:hidden" />
      {ids.map((row) => (
        <div
          key={row}
          className="flex items-center justify-between gap-6 px-3 max-md:h-16 md:h-10 [&:not(:first-child)]:border-t"
        >
          {cells.map((cell) => (
            <Skeleton
              key={cell}
              className={`${widths[(cell + row) % widths.length]} ${cell > 1 ? "max-md:hidden" : ""}`}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
