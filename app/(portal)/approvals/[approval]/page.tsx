import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Money } from "@/components/figures/money";
import { SlipView } from "@/components/slip/slip-view";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { say } from "@/components/ui/say";
import { formatFen } from "@/domain/money";
import { decideRight } from "@/domain/rights";
import { ApprovalFacts } from "@/features/approvals/components/approval-facts";
import { ApprovalStatus } from "@/features/approvals/components/approval-status";
import { DecidedFacts } from "@/features/approvals/components/decided-facts";
import { DecisionForm } from "@/features/approvals/components/decision-form";
import { LastEntries } from "@/features/approvals/components/last-entries";
import { TimeLeft } from "@/features/approvals/components/time-left";
import { loadApproval } from "@/features/approvals/loaders";
import { opWords } from "@/features/approvals/op-words";
import { requireRight } from "@/server/session";

type Props = { params: Promise<{ approval: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("approvals");
  return { title: t("title") };
}

export default async function ApprovalPage({ params }: Props) {
  const user = await requireRight("approval:read");
  const loaded = await loadApproval(user, (await params).approval);
  if (!loaded) notFound();
  const { approval, slip, last, leftMs } = loaded;
  const [t, locale] = await Promise.all([getTranslations("approvals.one"), getLocale()]);
  const { zone } = user.merchant;
  const { amount, cardNo } = approval.details;
  const pending = approval.state === "pending";
  const mayDecide = decideRight(user.user.role, "approval:decide") === "allowed";
  return (
    <>
      <PageHeader
        back={{ href: "/approvals", label: t("back") }}
        title={
          <>
            {say(opWords(approval), locale)} {amount === undefined ? null : <Money fen={amount} />}
          </>
        }
        state={
          <>
            <ApprovalStatus state={approval.state} />
            {pending ? <TimeLeft ms={leftMs} /> : null}
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-5">
          <Panel title={t("about")}>
            <ApprovalFacts approval={approval} zone={zone} />
          </Panel>
          <Panel title={t("decision")}>
            {!pending ? (
              <DecidedFacts approval={approval} zone={zone} />
            ) : mayDecide ? (
              <DecisionForm
                approvalId={approval.id.toString()}
                amount={amount === undefined ? null : formatFen(amount)}
              />
            ) : (
              <p className="text-muted">{t("readOnly")}</p>
            )}
          </Panel>
          {cardNo === undefined ? null : <LastEntries rows={last} zone={zone} />}
        </div>
        {slip ? (
          <section aria-label={t("slip")} className="rounded-md border bg-sunken p-4">
            <SlipView slip={slip} />
          </section>
        ) : null}
      </div>
    </>
  );
}
