import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { PanelSkeleton } from "@/components/ui/panel-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

export default function ApprovalLoading() {
  const t = useTranslations("approvals.one");
  return (
    <>
      <PageHeader back={{ href: "/approvals", label: t("back") }} title={<Skeleton className="h-7 w-44" />} />
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <PanelSkeleton lines={6} />
        <PanelSkeleton lines={5} />
      </div>
    </>
  );
}
