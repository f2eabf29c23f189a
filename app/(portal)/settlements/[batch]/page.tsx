import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CountedSlip, CountedSlipView, PrintSlipButton } from "@/components/slip/counted-slip";
import { PrintButton } from "@/components/slip/print-button";
import { Button } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Status } from "@/components/ui/status";
import { decideRight } from "@/domain/rights";
import { idOf } from "@/features/entries/list-params";
import { printSettlementAction } from "@/features/settlement/actions";
import { BatchJournalView } from "@/features/settlement/components/batch-journal";
import { SettlementCheck } from "@/features/settlement/components/settlement-check";
import { SettlementFacts } from "@/features/settlement/components/settlement-facts";
import { SettlementFigures } from "@/features/settlement/components/settlement-figures";
import { TotalsTable } from "@/features/settlement/components/totals-table";
import { loadSettlement } from "@/features/settlement/loaders";
import { requireRight } from "@/server/session";

type Props = { params: Promise<{ batch: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settlements");
  return { title: t("title") };
}

export default async function SettlementPage({ params }: Props) {
  const { scope, merchant, user } = await requireRight("settlement:read");
  const id = idOf((await params).batch);
  const loaded = id && (await loadSettlement(scope, id));
  if (!loaded) notFound();
  const { settlement, slip, journal } = loaded;
  const t = await getTranslations("settlements");
  const differing = settlement.differences.length;
  const mayPrint = decideRight(user.role, "receipt:print") === "allowed";
  return (
    <CountedSlip key={String(id)} slip={slip} action={printSettlementAction} input={{ batchId: String(id) }}>
      <p className="hidden text-muted print:block">
        {merchant.name} · {settlement.storeName} · {t("title")}
      </p>
      <PageHeader
        title={`${settlement.terminalName} · ${t("one.title", { no: settlement.batchNo })}`}
        state={<SettlementCheck {...settlement} differences={differing} />}
        back={{ href: "/settlements", label: t("title") }}
        actions={
          <>
            <Button asChild>
              <Link href={`/entries?batch=${settlement.batchId}`}>{t("one.entries")}</Link>
            </Button>
            {mayPrint ? <PrintSlipButton>{t("one.printSlip")}</PrintSlipButton> : null}
            <PrintButton variant="primary">{t("one.print")}</PrintButton>
          </>
        }
      />
      <SettlementFigures settlement={settlement} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_auto] print:block">
        <div className="flex flex-col gap-5">
          <Panel title={t("one.totals")}>
            <p className="-mt-1 pb-4">
              {differing === 0 ? (
                <Status tone="good">{t("one.agree")}</Status>
              ) : (
                <Status tone="bad" className="items-baseline whitespace-normal">
                  {t("one.differ", { n: differing })}
                </Status>
              )}
            </p>
            <TotalsTable ours={settlement.totals} theirs={settlement.terminalTotals} />
          </Panel>
          {journal || differing > 0 ? (
            <Panel title={t("journal.title")}>
              <BatchJournalView journal={journal} zone={merchant.zone} />
            </Panel>
          ) : null}
          <Panel title={t("one.facts")}>
            <SettlementFacts settlement={settlement} zone={merchant.zone} />
          </Panel>
          <div className="hidden gap-12 pt-10 print:flex">
            {(["cashierSign", "supervisorSign"] as const).map((who) => (
              <p key={who} className="flex-1 border-t pt-1.5 text-muted">
                {t(`one.${who}`)}
              </p>
            ))}
          </div>
        </div>
        <section
          aria-label={t("one.slip")}
          className="rounded-md border bg-sunken p-4 lg:w-88 [:root:not([data-print=slip])_&]:print:hidden"
        >
          <CountedSlipView />
        </section>
      </div>
    </CountedSlip>
  );
}
