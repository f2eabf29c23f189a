import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function AccountLoading() {
  const t = useTranslations("account");
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
        <Skeleton className="h-44 w-full rounded-md" />
        <Skeleton className="h-64 w-full rounded-md" />
      </div>
    </>
  );
}
