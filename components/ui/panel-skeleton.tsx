import { Skeleton } from "./skeleton";

const widths = ["w-3/5", "w-2/5", "w-1/2", "w-2/3", "w-1/3"];

/** A panel of facts before they are there: a heading and as many lines. */
export function PanelSkeleton({ lines }: { lines: number }) {
  const ids = Array.from({ length: lines }, (_, line) => line);
  return (
    <div aria-hidden="true" className="flex flex-col gap-3 rounded-md border bg-raised p-4">
      <Skeleton className="mb-1 h-5 w-24" />
      {ids.map((line) => (
        <Skeleton key={line} className={widths[line % widths.length]} />
      ))}
    </div>
  );
}
