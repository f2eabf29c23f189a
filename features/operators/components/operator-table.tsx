import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { DateTime } from "@/components/figures/date-time";
import { DataTable } from "@/components/table/data-table";
import { useSay } from "@/components/ui/say";
import { ROLE_WORDS } from "@/domain/rights";
import type { OperatorRow } from "../queries";
import { OperatorState } from "./operator-state";

/** Operators by number; `removed` shows when they went instead of when they came. */
export function OperatorTable({
  label,
  operators,
  zone,
  removed = false,
  empty,
}: {
  label: string;
  operators: readonly OperatorRow[];
  zone: string;
  removed?: boolean;
  empty?: ReactNode;
}) {
  const t = useTranslations("cashiers");
  const say = useSay();
  return (
    <DataTable
      label={label}
      rows={operators}
      rowKey={(operator) => operator.id.toString()}
      rowHref={(operator) => `/cashiers/${operator.id}`}
      dimmed={() => removed}
      empty={empty}
      columns={[
        {
          id: "operator",
          header: `${t("no")} · ${t("name")}`,
          cell: ({ no, name }) => (
            <>
              <span className="mr-3 font-mono text-muted">{no}</span>
              {name}
            </>
          ),
          phone: "title",
        },
        { id: "role", header: t("role"), cell: ({ role }) => say(ROLE_WORDS[role]), phone: "note" },
        {
          id: "state",
          header: t("state"),
          cell: (operator) => <OperatorState operator={operator} zone={zone} />,
          phone: "figure",
        },
        {
          id: "at",
          header: removed ? t("removedAt") : t("since"),
          align: "end",
          cell: ({ createdAt, removedAt }) => (
            <DateTime at={removed && removedAt ? removedAt : createdAt} zone={zone} />
          ),
          phone: "aside",
        },
      ]}
    />
  );
}
