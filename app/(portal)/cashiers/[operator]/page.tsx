import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { DateTime } from "@/components/figures/date-time";
import { Mono } from "@/components/figures/mono";
import { Facts } from "@/components/ui/facts";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { say } from "@/components/ui/say";
import { decideRight, ROLE_WORDS } from "@/domain/rights";
import { idOf } from "@/features/entries/list-params";
import { OperatorDeeds } from "@/features/operators/components/operator-deeds";
import { OperatorState } from "@/features/operators/components/operator-state";
import { getOperator } from "@/features/operators/queries";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cashiers");
  return { title: t("title") };
}

export default async function CashierPage({ params }: { params: Promise<{ operator: string }> }) {
  const { scope, user, merchant } = await requireRight("operator:list");
  const id = idOf((await params).operator);
  const operator = id && (await getOperator(scope, id));
  if (!operator) notFound();
  const [t, locale] = await Promise.all([getTranslations("cashiers"), getLocale()]);
  const { no, name, role, status, createdAt, removedAt } = operator;
  const manages = decideRight(user.role, "operator:manage") === "allowed";
  // A supervisor manages cashiers, the owner everyone.
  const mayChange = status === "active" && manages && (role === "cashier" || user.role === "owner");
  const zone = merchant.zone;
  return (
    <>
      <PageHeader
        title={
          <>
            <Mono className="mr-2 font-normal text-muted">{no}</Mono>
            {name}
          </>
        }
        state={<OperatorState operator={operator} zone={zone} />}
        back={{ href: "/cashiers", label: t("title") }}
        actions={mayChange ? <OperatorDeeds id={operator.id.toString()} no={no} name={name} /> : undefined}
      />
      <Panel title={t("facts.title")} className="max-w-2xl">
        <Facts
          of={[
            { id: "no", label: t("no"), value: <Mono>{no}</Mono> },
            { id: "name", label: t("name"), value: name },
            { id: "role", label: t("role"), value: say(ROLE_WORDS[role], locale) },
            { id: "since", label: t("since"), value: <DateTime at={createdAt} zone={zone} exact /> },
            ...(removedAt
              ? [
                  {
                    id: "removed",
                    label: t("removedAt"),
                    value: <DateTime at={removedAt} zone={zone} exact />,
                  },
                ]
              : []),
            {
              id: "entries",
              label: t("facts.entries"),
              value: (
                <Link href={`/entries?operator=${operator.id}`} className="text-indigo hover:underline">
                  {t("facts.toEntries", { name })}
                </Link>
              ),
            },
          ]}
        />
      </Panel>
    </>
  );
}
