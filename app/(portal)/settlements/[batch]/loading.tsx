import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function SettlementLoading() {
  const t = useTranslations("settlements");
  return (
    <>
      <PageHeader
        back={{ href: "/settlements", label: t("title") }}
        title={<Skeleton className="h-7 w-44" />}
      />
      <Skeleton className="h-24 w-full rounded-md" />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_auto]">
        <Skeleton className="h-96 w-full rounded-md" />
        <Skeleton className="h-[34rem] rounded-md lg:w-88" />
      </div>
    </>
  );
}
