import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { SettlementFilters } from "@/features/settlement/components/settlement-filters";
import { SettlementTable } from "@/features/settlement/components/settlement-table";
import { settlementParams } from "@/features/settlement/list-params";
import { loadSettlements } from "@/features/settlement/loaders";
import { requireRight } from "@/server/session";

const path = "/settlements";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settlements");
  return { title: t("title") };
}

export default async function SettlementsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireRight("settlement:read");
  const params = await searchParams;
  const { filter, page } = settlementParams(params);
  const [t, list] = await Promise.all([getTranslations("settlements"), loadSettlements(scope, filter, page)]);
  const filtered = Object.values(filter).some((asked) => asked !== null && asked !== false);
  const newer = list.newer && hrefWith(path, params, { before: list.newer, after: null });
  const older = list.older && hrefWith(path, params, { after: list.older, before: null });
  return (
    <>
      <PageHeader title={t("title")} count={t("count", { n: list.sums.settlements })} />
      <SettlementFilters params={params} filter={filter} terminals={list.terminals} />
      <SettlementTable
        rows={list.rows}
        sums={list.sums}
        empty={
          filtered ? (
            <EmptyState
              title={t("empty.filtered")}
              action={
                <Button asChild>
                  <Link href={path}>{t("empty.all")}</Link>
                </Button>
              }
            >
              {t("empty.filteredHint")}
            </EmptyState>
          ) : (
            <EmptyState
              title={t("empty.title")}
              action={
                <Button asChild>
                  <Link href="/terminals">{t("empty.toTerminals")}</Link>
                </Button>
              }
            >
              {t("empty.hint")}
            </EmptyState>
          )
        }
        pager={<Pager newer={newer} older={older} />}
      />
    </>
  );
}
