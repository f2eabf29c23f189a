import { useTranslations } from "next-intl";
import { TableSkeleton } from "@/components/table/table-skeleton";
import { PageHeader } from "@/components/ui/page-header";

export default function StockLoading() {
  const t = useTranslations("cards");
  return (
    <>
      <PageHeader back={{ href: "/cards", label: t("title") }} title={t("stock.title")} />
      <TableSkeleton columns={3} rows={14} />
    </>
  );
}
