import { useTranslations } from "next-intl";
import { Figure, Figures } from "@/components/figures/figure";
import { PageHeader } from "@/components/ui/page-header";
import { PanelSkeleton } from "@/components/ui/panel-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

const figures = ["principal", "bonus", "points", "cash"] as const;

export default function EntryLoading() {
  const t = useTranslations("entries");
  return (
    <>
      <PageHeader
        back={{ href: "/entries", label: t("one.back") }}
        title={<Skeleton className="h-7 w-44" />}
      />
      <Figures columns={4}>
        {figures.map((name) => (
          <Figure key={name} label={t(name)} value={<Skeleton className="my-1 h-7 w-28 max-w-full" />}>
            <Skeleton className="my-0.5 w-32 max-w-full" />
          </Figure>
        ))}
      </Figures>
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_auto]">
        <PanelSkeleton lines={8} />
        <div className="h-[34rem] rounded-md border bg-sunken lg:w-88" />
      </div>
    </>
  );
}
