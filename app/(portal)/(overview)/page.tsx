import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BusinessDay } from "@/components/figures/date-time";
import type { SearchParams } from "@/components/table/table-address";
import { PageHeader } from "@/components/ui/page-header";
import { AttentionList } from "@/features/reports/components/attention-list";
import { ThirtyDays } from "@/features/reports/components/thirty-days";
import { TodayFigures } from "@/features/reports/components/today-figures";
import { loadAttention, loadDays, loadFigures } from "@/features/reports/loaders";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("dashboard");
  return { title: t("title") };
}

export default async function OverviewPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireRight("report:read");
  const params = await searchParams;
  const [t, attention, figures, days] = await Promise.all([
    getTranslations("dashboard"),
    loadAttention(user, params),
    loadFigures(user, params),
    loadDays(user, params),
  ]);
  return (
    <>
      <PageHeader title={t("title")} count={<BusinessDay day={figures.today} />} />
      <AttentionList attention={attention} zone={user.merchant.zone} />
      <TodayFigures figures={figures} />
      <ThirtyDays days={days} />
    </>
  );
}
