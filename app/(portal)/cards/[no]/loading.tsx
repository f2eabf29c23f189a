import { useTranslations } from "next-intl";
import { Figure, Figures } from "@/components/figures/figure";
import { PageHeader } from "@/components/ui/page-header";
import { PanelSkeleton } from "@/components/ui/panel-skeleton";
import { Skeleton } from "@/components/ui/skeleton";

const figures = ["balance", "principal", "bonus", "points"] as const;

export default function CardLoading() {
  const t = useTranslations("cards");
  return (
    <>
      <PageHeader back={{ href: "/cards", label: t("title") }} title={<Skeleton className="h-7 w-52" />} />
      <Figures columns={4}>
        {figures.map((name) => (
          <Figure key={name} label={t(name)} value={<Skeleton className="my-1 h-7 w-28 max-w-full" />} />
        ))}
      </Figures>
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <PanelSkeleton lines={5} />
        <PanelSkeleton lines={14} />
      </div>
    </>
  );
}
