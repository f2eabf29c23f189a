import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function EntriesLoading() {
  const t = useTranslations("entries");
  return (
    <>
      <PageHeader title={t("title")} />
      <Skeleton className="h-control w-full sm:h-18" />
      <TableSkeleton columns={9} rows={14} />
    </>
  );
}
