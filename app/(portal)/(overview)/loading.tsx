import { useTranslations } from "next-intl";
import { Figure, Figures } from "@/components/figures/figure";
import { PageHeader } from "@/components/ui/page-header";
import { Skeleton } from "@/components/ui/skeleton";

const figures = ["recharged", "spent", "bonusGiven", "pointsGiven", "newMembers", "owed"] as const;

/** The words are known before the figures: only these have to come. */
export default function OverviewLoading() {
  const t = useTranslations("dashboard");
  return (
    <>
      <PageHeader title={t("title")} />
      <div className="rounded-md border bg-raised px-4 py-3">
        <Skeleton className="h-5 w-48" />
      </div>
      <Figures columns={6}>
        {figures.map((name) => (
          <Figure key={name} label={t(name)} value={<Skeleton className="my-1 h-7 w-28" />}>
            <Skeleton className="my-0.5 w-36 max-w-full" />
            <Skeleton className="my-0.5 w-36 max-w-full" />
          </Figure>
        ))}
      </Figures>
      <div className="rounded-md border bg-raised p-4">
        <Skeleton className="h-5 w-52" />
        <Skeleton className="mt-3 h-64" />
      </div>
    </>
  );
}
