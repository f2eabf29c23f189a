import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function ApprovalsLoading() {
  const t = useTranslations("approvals");
  return (
    <>
      <PageHeader title={t("title")} />
      <p className="-mt-3 max-w-prose text-muted">{t("lead")}</p>
      <Skeleton className="h-control w-40" />
      <TableSkeleton columns={6} rows={6} />
    </>
  );
}
