import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Count } from "@/components/figures/count";
import { Figure, Figures } from "@/components/figures/figure";
import { Money } from "@/components/figures/money";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { decideRight } from "@/domain/rights";
import { idOf } from "@/features/entries/list-params";
import { RecentSettlements } from "@/features/settlement/components/recent-settlements";
import { TotalsTable } from "@/features/settlement/components/totals-table";
import { EVERY_SETTLEMENT } from "@/features/settlement/list-params";
import { loadOpenBatch } from "@/features/settlement/loaders";
import { listSettlements } from "@/features/settlement/queries";
import { TerminalDeeds } from "@/features/terminals/components/terminal-deeds";
import { TerminalFacts } from "@/features/terminals/components/terminal-facts";
import { TerminalStatus } from "@/features/terminals/components/terminal-status";
import { getTerminal } from "@/features/terminals/queries";
import { requireRight } from "@/server/session";

const RECENT = 8;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("terminals");
  return { title: t("title") };
}

export default async function TerminalPage({ params }: { params: Promise<{ terminal: string }> }) {
  const { scope, user, merchant } = await requireRight("terminal:read");
  const id = idOf((await params).terminal);
  const terminal = id && (await getTerminal(scope, id));
  const batch = terminal && (await loadOpenBatch(scope, terminal.id));
  if (!terminal || !batch) notFound();
  const [t, recent] = await Promise.all([
    getTranslations("terminals"),
    listSettlements(scope, { ...EVERY_SETTLEMENT, terminalId: terminal.id }, undefined, RECENT),
  ]);
  const zone = merchant.zone;
  const link = "text-indigo hover:underline";
  return (
    <>
      <PageHeader
        title={terminal.name}
        state={<TerminalStatus status={terminal.status} />}
        back={{ href: "/terminals", label: t("title") }}
        actions={
          decideRight(user.role, "terminal:manage") === "allowed" ? (
            <TerminalDeeds
              id={terminal.id.toString()}
              name={terminal.name}
              status={terminal.status}
              signedOn={terminal.signedOnAt !== null}
              batch={terminal.batch}
            />
          ) : undefined
        }
      />
      <Figures columns={4}>
        <Figure label={t("operations")} value={<Count value={terminal.batch.operations} />} />
        <Figure label={t("cash")} value={<Money fen={terminal.batch.cashFen} />} />
        <Figure label={t("sales")} value={<Money fen={terminal.batch.salesFen} />} />
        <Figure label={t("one.expectedCash")} value={<Money fen={batch.expectedCashFen} />} />
      </Figures>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Panel
          title={t("one.openBatch", { no: terminal.batch.no })}
          aside={
            terminal.batch.operations > 0 ? (
              <Link href={`/entries?batch=${batch.batchId}`} className={link}>
                {t("one.entries")}
              </Link>
            ) : undefined
          }
        >
          {terminal.batch.operations > 0 ? (
            <TotalsTable ours={batch.totals} />
          ) : (
            <p className="text-muted">{t("one.noEntries")}</p>
          )}
        </Panel>
        <Panel title={t("one.device")}>
          <TerminalFacts terminal={terminal} zone={zone} />
        </Panel>
        <Panel
          className="lg:col-span-2"
          title={t("one.settlements")}
          aside={
            recent.rows.length > 0 ? (
              <Link href={`/settlements?terminal=${terminal.id}`} className={link}>
                {t("one.allSettlements")}
              </Link>
            ) : undefined
          }
        >
          {recent.rows.length > 0 ? (
            <RecentSettlements rows={recent.rows} zone={zone} />
          ) : (
            <p className="text-muted">{t("one.noSettlements")}</p>
          )}
        </Panel>
      </div>
    </>
  );
}
