import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function TierLoading() {
  const t = useTranslations("tiers");
  return (
    <>
      <PageHeader
        back={{ href: "/recharge-tiers", label: t("title") }}
        title={<Skeleton className="h-7 w-44" />}
      />
      <Skeleton className="-mt-2 h-9 w-80" />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Skeleton className="h-72 w-full rounded-md" />
        <Skeleton className="h-64 w-full rounded-md" />
      </div>
    </>
  );
}
