import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function TerminalLoading() {
  const t = useTranslations("terminals");
  return (
    <>
      <PageHeader
        back={{ href: "/terminals", label: t("title") }}
        title={<Skeleton className="h-7 w-44" />}
      />
      <Skeleton className="h-24 w-full rounded-md" />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Skeleton className="h-40 w-full rounded-md" />
        <Skeleton className="h-72 w-full rounded-md" />
        <Skeleton className="h-80 w-full rounded-md lg:col-span-2" />
      </div>
    </>
  );
}
