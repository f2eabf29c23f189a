import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function CashierLoading() {
  const t = useTranslations("cashiers");
  return (
    <>
      <PageHeader back={{ href: "/cashiers", label: t("title") }} title={<Skeleton className="h-7 w-44" />} />
      <Skeleton className="h-52 w-full max-w-2xl rounded-md" />
    </>
  );
}
