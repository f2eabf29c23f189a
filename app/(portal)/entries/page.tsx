import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { PageHeader } from "@/components/ui/page-header";
import { EntriesEmpty } from "@/features/entries/components/entries-empty";
import { EntryFilters } from "@/features/entries/components/entry-filters";
import { EntryTable } from "@/features/entries/components/entry-table";
import { DEFAULT_DAYS } from "@/features/entries/list-params";
import { type EntryList, loadEntryList } from "@/features/entries/loaders";
import { requireRight } from "@/server/session";

const path = "/entries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("entries");
  return { title: t("title") };
}

export default async function EntriesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const user = await requireRight("entry:read");
  const params = await searchParams;
  const [t, list] = await Promise.all([getTranslations("entries"), loadEntryList(user, params)]);
  const { asked, page, sums } = list;
  const newer = page.newer && hrefWith(path, params, { before: page.newer, after: null });
  const older = page.older && hrefWith(path, params, { after: page.older, before: null });
  return (
    <>
      <PageHeader title={t("title")} count={await countWords(list)} />
      <EntryFilters params={params} list={list} />
      <EntryTable
        rows={page.rows}
        sums={sums}
        zone={user.merchant.zone}
        empty={<EntriesEmpty asked={asked} />}
        pager={<Pager newer={newer} older={older} />}
      />
    </>
  );
}

/** How many, and of which days where the address does not say. */
async function countWords({ asked, sums }: EntryList) {
  const t = await getTranslations("entries");
  const count = t(sums.capped ? "countCapped" : "count", { n: sums.count });
  return asked.days && !asked.daysChosen ? `${t("lastDays", { n: DEFAULT_DAYS })} · ${count}` : count;
}
