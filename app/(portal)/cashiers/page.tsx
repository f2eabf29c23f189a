import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { decideRight } from "@/domain/rights";
import { AddOperator } from "@/features/operators/components/add-operator";
import { OperatorTable } from "@/features/operators/components/operator-table";
import { listOperators, type OperatorRow } from "@/features/operators/queries";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("cashiers");
  return { title: t("title") };
}

export default async function CashiersPage() {
  const { scope, user, merchant } = await requireRight("operator:list");
  const [t, operators] = await Promise.all([getTranslations("cashiers"), listOperators(scope)]);
  const active = operators.filter((operator) => operator.status === "active");
  const removed = operators.filter((operator) => operator.status === "removed");
  const add =
    decideRight(user.role, "operator:manage") === "allowed" ? (
      <AddOperator freeNo={freeNo(active)} maySupervisors={user.role === "owner"} />
    ) : undefined;
  return (
    <>
      <PageHeader title={t("title")} count={t("count", { n: active.length })} actions={add} />
      <p className="-mt-3 max-w-prose text-muted">{t("lead")}</p>
      <OperatorTable
        label={t("title")}
        operators={active}
        zone={merchant.zone}
        empty={<EmptyState title={t("empty.title")}>{t("empty.hint")}</EmptyState>}
      />
      {removed.length > 0 ? (
        <details>
          <summary className="w-fit cursor-pointer pb-3 text-muted hover:text-ink">
            <span className="font-medium">{t("removedTitle")}</span> ·{" "}
            {t("removedCount", { n: removed.length })}
          </summary>
          <OperatorTable label={t("removedTitle")} operators={removed} zone={merchant.zone} removed />
        </details>
      ) : null}
    </>
  );
}

/** The lowest two digits nobody has; empty when all hundred are taken. */
function freeNo(active: readonly OperatorRow[]): string {
  const taken = new Set(active.map((operator) => operator.no));
  const numbers = Array.from({ length: 100 }, (_, n) => n.toString().padStart(2, "0"));
  return numbers.find((no) => !taken.has(no)) ?? "";
}
