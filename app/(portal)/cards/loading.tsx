import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function CardsLoading() {
  const t = useTranslations("cards");
  return (
    <>
      <PageHeader title={t("title")} actions={<Skeleton className="h-control w-24" />} />
      <Skeleton className="h-control w-full sm:w-2/3" />
      <TableSkeleton columns={8} rows={14} />
    </>
  );
}
