import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function TiersLoading() {
  const t = useTranslations("tiers");
  return (
    <>
      <PageHeader title={t("title")} />
      <Skeleton className="-mt-3 h-5 w-full max-w-prose" />
      <Skeleton className="h-44 w-full rounded-md" />
      <TableSkeleton columns={4} rows={6} />
    </>
  );
}
