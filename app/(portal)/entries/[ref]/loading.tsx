import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function EntryLoading() {
  const t = useTranslations("entries.one");
  return (
    <>
      <PageHeader back={{ href: "/entries", label: t("back") }} title={<Skeleton className="h-7 w-44" />} />
      <Skeleton className="h-24 w-full" />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_auto]">
        <Skeleton className="h-96 w-full" />
        <Skeleton className="h-[34rem] lg:w-88" />
      </div>
    </>
  );
}
