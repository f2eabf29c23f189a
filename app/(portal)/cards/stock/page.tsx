import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { PageHeader } from "@/components/ui/page-header";
import { decideRight } from "@/domain/rights";
import { generateStockAction } from "@/features/cards/actions";
import { GenerateNumbers } from "@/features/cards/components/generate-numbers";
import { StockTable } from "@/features/cards/components/stock-table";
import { loadStock } from "@/features/cards/loaders";
import { requireRight } from "@/server/session";

const path = "/cards/stock";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cards.stock");
  return { title: t("title") };
}

export default async function StockPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireRight("card:read");
  const params = await searchParams;
  const [t, tc, { page, count }] = await Promise.all([
    getTranslations("cards.stock"),
    getTranslations("cards"),
    loadStock(user, params),
  ]);
  const generate =
    decideRight(user.user.role, "settings:write") === "allowed" ? (
      <GenerateNumbers generate={generateStockAction} />
    ) : null;
  const previous = page.previous && hrefWith(path, params, { before: page.previous, after: null });
  const next = page.next && hrefWith(path, params, { after: page.next, before: null });
  return (
    <>
      <PageHeader
        back={{ href: "/cards", label: tc("title") }}
        title={t("title")}
        count={t("count", { n: count })}
        actions={generate}
      />
      <StockTable
        rows={page.rows}
        zone={user.merchant.zone}
        mayGenerate={generate !== null}
        pager={<Pager newer={previous} older={next} />}
      />
    </>
  );
}
