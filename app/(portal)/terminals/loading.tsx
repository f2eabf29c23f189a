import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function TerminalsLoading() {
  const t = useTranslations("terminals");
  return (
    <>
      <PageHeader title={t("title")} />
      <TableSkeleton columns={9} rows={7} />
    </>
  );
}
