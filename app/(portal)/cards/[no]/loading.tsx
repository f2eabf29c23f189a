import { useTranslations } from "next-intl";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function CardLoading() {
  const t = useTranslations("cards");
  return (
    <>
      <PageHeader back={{ href: "/cards", label: t("title") }} title={<Skeleton className="h-7 w-52" />} />
      <Skeleton className="h-20 w-full" />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <Skeleton className="h-96 w-full" />
        <Skeleton className="h-96 w-full" />
      </div>
    </>
  );
}
