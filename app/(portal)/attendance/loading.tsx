import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function AttendanceLoading() {
  const t = useTranslations("attendance");
  return (
    <>
      <PageHeader title={t("title")} />
      <Skeleton className="h-control w-full sm:w-2/3" />
      <TableSkeleton columns={6} rows={14} />
    </>
  );
}
