import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Money } from "@/components/figures/money";
import { CountedSlip, CountedSlipView, PrintSlipButton } from "@/components/slip/counted-slip";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { say } from "@/components/ui/say";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import { decideRight } from "@/domain/rights";
import { amountOf, isTotalKind } from "@/domain/totals";
import { printReceiptAction } from "@/features/entries/actions";
import { EntryCorrections } from "@/features/entries/components/entry-corrections";
import { EntryFacts } from "@/features/entries/components/entry-facts";
import { EntryFigures } from "@/features/entries/components/entry-figures";
import { EntryStatus } from "@/features/entries/components/entry-kind";
import { loadEntry } from "@/features/entries/loaders";
import type { EntryDetail } from "@/features/entries/queries";
import { requireRight } from "@/server/session";

type Props = { params: Promise<{ ref: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { ref }] = await Promise.all([getTranslations("entries"), params]);
  return { title: `${t("title")} ${ref}` };
}

export default async function EntryPage({ params }: Props) {
  const user = await requireRight("entry:read");
  const loaded = await loadEntry(user, (await params).ref);
  if (!loaded) notFound();
  const { entry, family, slip } = loaded;
  const { zone } = user.merchant;
  const t = await getTranslations("entries.one");
  const mayPrint = slip !== null && decideRight(user.user.role, "receipt:print") === "allowed";
  const page = (
    <>
      <PageHeader
        back={{ href: "/entries", label: t("back") }}
        title={await titleOf(entry)}
        state={<EntryStatus state={entry.state} />}
        actions={mayPrint ? <PrintSlipButton>{t("printSlip")}</PrintSlipButton> : null}
      />
      <EntryFigures entry={entry} />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_auto]">
        <div className="flex flex-col gap-5">
          <Panel title={t("about")}>
            <EntryFacts entry={entry} zone={zone} />
          </Panel>
          <Panel title={t("corrections")}>
            <EntryCorrections family={family} shown={entry.id} zone={zone} />
          </Panel>
        </div>
        <section
          aria-label={t("slip")}
          className="rounded-md border bg-sunken p-4 lg:w-88 [:root:not([data-print=slip])_&]:print:hidden"
        >
          {slip ? <CountedSlipView /> : <p className="text-muted">{t("noSlip")}</p>}
        </section>
      </div>
    </>
  );
  if (!slip) return page;
  return (
    <CountedSlip
      key={String(entry.id)}
      slip={slip}
      action={printReceiptAction}
      input={{ ref: String(entry.id) }}
    >
      {page}
    </CountedSlip>
  );
}

/** What it was and of how much: fen for money, points where only points moved. */
async function titleOf({ kind, points, ...entry }: EntryDetail) {
  const word = say(ENTRY_KIND_WORDS[kind], await getLocale());
  const { cashFen: cash, salesFen: sales, principalFen: principal, bonusFen: bonus } = entry;
  const amounts = {
    cash,
    sales,
    principal,
    bonus,
    points,
    bonusCost: entry.bonusCostFen,
    suspense: entry.suspenseFen,
  };
  if (kind.startsWith("points")) return `${word} ${isTotalKind(kind) ? amountOf(kind, amounts) : points}`;
  const amount = isTotalKind(kind) ? amountOf(kind, amounts) : principal + bonus;
  return (
    <>
      {word} <Money fen={amount} />
    </>
  );
}
