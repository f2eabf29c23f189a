import type { Metadata } from "next";
import Link from "next/link";
import { getTranslations } from "next-intl/server";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { ApprovalTable } from "@/features/approvals/components/approval-table";
import { type ApprovalFacet, approvalParams } from "@/features/approvals/list-params";
import { loadApprovals } from "@/features/approvals/loaders";
import { requireRight } from "@/server/session";

const path = "/approvals";
const facets = ["pending", "decided"] as const;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals");
  return { title: t("title") };
}

export default async function ApprovalsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, merchant } = await requireRight("approval:read");
  const params = await searchParams;
  const { filter, page } = approvalParams(params);
  const [t, list] = await Promise.all([getTranslations("approvals"), loadApprovals(scope, filter, page)]);
  const { facet } = filter;
  const newer = list.newer && hrefWith(path, params, { before: list.newer, after: null });
  const older = list.older && hrefWith(path, params, { after: list.older, before: null });
  return (
    <>
      <PageHeader title={t("title")} count={t("count", { n: list.pending })} />
      <p className="-mt-3 max-w-prose text-muted">{t("lead")}</p>
      <nav aria-label={t("facets.label")} className="flex gap-5 border-b">
        {facets.map((one) => (
          <Facet key={one} now={one === facet} href={hrefWith(path, params, { show: shownAs(one) })}>
            {t(`facets.${one}`)}
          </Facet>
        ))}
      </nav>
      <ApprovalTable
        rows={list.rows}
        zone={merchant.zone}
        decided={facet === "decided"}
        empty={<EmptyState title={t(`empty.${facet}`)}>{t(`empty.${facet}Hint`)}</EmptyState>}
        pager={<Pager newer={newer} older={older} />}
      />
    </>
  );
}

function shownAs(facet: ApprovalFacet): string | null {
  return facet === "pending" ? null : facet;
}

function Facet({ href, now, children }: { href: string; now: boolean; children: string }) {
  return (
    <Link
      prefetch={false}
      href={href}
      aria-current={now ? "page" : undefined}
      className="-mb-px flex h-control items-center border-transparent border-b-2 text-muted hover:text-ink aria-[current]:border-jade aria-[current]:font-medium aria-[current]:text-ink"
    >
      {children}
    </Link>
  );
}
