import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { CardFilters } from "@/features/cards/components/card-filters";
import { CardTable } from "@/features/cards/components/card-table";
import { CardsEmpty } from "@/features/cards/components/cards-empty";
import { loadCardList } from "@/features/cards/loaders";
import { requireRight } from "@/server/session";

const path = "/cards";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cards");
  return { title: t("title") };
}

export default async function CardsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireRight("card:read");
  const params = await searchParams;
  const [t, { asked, page, sums, stock }] = await Promise.all([
    getTranslations("cards"),
    loadCardList(user, params),
  ]);
  const newer = page.newer && hrefWith(path, params, { before: page.newer, after: null });
  const older = page.older && hrefWith(path, params, { after: page.older, before: null });
  return (
    <>
      <PageHeader
        title={t("title")}
        count={t("count", { n: sums.cards })}
        actions={
          <Button asChild>
            <Link href="/cards/stock">{t("stock.link", { n: stock })}</Link>
          </Button>
        }
      />
      <CardFilters params={params} asked={asked} />
      <CardTable
        rows={page.rows}
        sums={sums}
        zone={user.merchant.zone}
        empty={<CardsEmpty asked={asked} stock={stock} />}
        pager={<Pager newer={newer} older={older} />}
      />
    </>
  );
}
