import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateTime } from "@/components/figures/date-time";
import { CardNumber } from "@/components/figures/mono";
import { Pager } from "@/components/table/pager";
import { hrefWith, type SearchParams } from "@/components/table/table-address";
import { Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { CardFacts } from "@/features/cards/components/card-facts";
import { CardFigures } from "@/features/cards/components/card-figures";
import { CardStatus } from "@/features/cards/components/card-state";
import { CardTimeline } from "@/features/cards/components/card-timeline";
import { loadCard } from "@/features/cards/loaders";
import { requireRight } from "@/server/session";

type Props = { params: Promise<{ no: string }>; searchParams: Promise<SearchParams> };
type Loaded = NonNullable<Awaited<ReturnType<typeof loadCard>>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [t, { no }] = await Promise.all([getTranslations("cards"), params]);
  return { title: `${t("card")} ${no}` };
}

export default async function CardPage({ params, searchParams }: Props) {
  const user = await requireRight("card:read");
  const [{ no }, address] = await Promise.all([params, searchParams]);
  const loaded = await loadCard(user, no, address);
  if (!loaded) notFound();
  const t = await getTranslations("cards");
  return (
    <>
      <PageHeader
        back={{ href: "/cards", label: t("title") }}
        title={<CardNumber no={no} />}
        state={<CardStatus state={loaded.card?.state ?? loaded.issued?.state ?? "stock"} />}
      />
      {loaded.card ? (
        <HeldCard loaded={loaded} zone={user.merchant.zone} address={address} />
      ) : (
        <UnheldNumber issued={loaded.issued} zone={user.merchant.zone} />
      )}
    </>
  );
}

async function HeldCard({
  loaded,
  zone,
  address,
}: {
  loaded: Extract<Loaded, { card: object }>;
  zone: string;
  address: SearchParams;
}) {
  const t = await getTranslations("cards");
  const { card, issued, timeline, first } = loaded;
  const path = `/cards/${card.cardNo}`;
  return (
    <>
      <CardFigures card={card} />
      <div className="grid items-start gap-5 lg:grid-cols-[22rem_minmax(0,1fr)]">
        <CardFacts card={card} issued={issued} zone={zone} />
        <section aria-label={t("timeline")} className="rounded-md border bg-raised">
          <header className="flex items-baseline justify-between gap-4 px-4 pt-3.5">
            <h2 className="font-semibold">{t("timeline")}</h2>
            <Link
              href={`/entries?q=${card.cardNo}`}
              className="text-indigo text-sm hover:underline print:hidden"
            >
              {t("allEntries", { n: card.entries })}
            </Link>
          </header>
          <div className="p-4">
            <CardTimeline happenings={timeline.happenings} zone={zone} />
          </div>
          <Pager
            newer={first ? null : hrefWith(path, address, { after: null })}
            older={timeline.older && hrefWith(path, address, { after: timeline.older })}
          />
        </section>
      </div>
    </>
  );
}

/** A number in stock, or one whose holder has another card now. */
async function UnheldNumber({ issued, zone }: { issued: Loaded["issued"]; zone: string }) {
  const t = await getTranslations("cards");
  if (!issued) notFound();
  return (
    <Panel className="max-w-xl">
      <Facts
        of={[
          { id: "form", label: t("form.title"), value: t(issued.virtual ? "form.virtual" : "form.plastic") },
          {
            id: "made",
            label: t("stock.madeAt"),
            value: <DateTime at={issued.createdAt} zone={zone} exact />,
          },
          ...(issued.replacedBy === null
            ? []
            : [
                {
                  id: "new",
                  label: t("replacedBy"),
                  value: (
                    <Link href={`/cards/${issued.replacedBy}`} className="text-indigo hover:underline">
                      <CardNumber no={issued.replacedBy} />
                    </Link>
                  ),
                },
              ]),
        ]}
      />
      {issued.state === "stock" ? <p className="pt-4 text-muted">{t("stock.waits")}</p> : null}
    </Panel>
  );
}
