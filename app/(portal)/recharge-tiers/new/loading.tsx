import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function NewTierLoading() {
  const t = useTranslations("tiers");
  return (
    <>
      <PageHeader
        back={{ href: "/recharge-tiers", label: t("title") }}
        title={<Skeleton className="h-7 w-44" />}
      />
      <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[minmax(0,34rem)_minmax(0,1fr)]">
        <Skeleton className="h-[50rem] w-full rounded-md" />
        <Skeleton className="h-64 w-full rounded-md max-xl:order-first" />
      </div>
    </>
  );
}
