import { TableSkeleton } from "@/components/table/table-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export default function LoadingPage() {
  return (
    <>
      <Skeleton className="h-7 w-32" />
      <Skeleton className="h-control w-full sm:w-96" />
      <TableSkeleton />
    </>
  );
}
