import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { paramOf, type SearchParams } from "@/components/table/table-address";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { decideRight } from "@/domain/rights";
import { listStores } from "@/features/stores/queries";
import { RegisterTerminal } from "@/features/terminals/components/register-terminal";
import { TerminalTable } from "@/features/terminals/components/terminal-table";
import { listTerminals } from "@/features/terminals/queries";
import { requireRight } from "@/server/session";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("terminals");
  return { title: t("title") };
}

export default async function TerminalsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope, user, merchant } = await requireRight("terminal:read");
  const [t, params, all, stores] = await Promise.all([
    getTranslations("terminals"),
    searchParams,
    listTerminals(scope),
    listStores(scope),
  ]);
  const store = stores.find(({ id }) => id.toString() === paramOf(params, "store"));
  const terminals = store ? all.filter((terminal) => terminal.storeId === store.id) : all;
  const open = stores.filter(({ status }) => status === "open");
  const mayManage = decideRight(user.role, "terminal:manage") === "allowed";
  // Not in the empty state: that goes with the first terminal, and its code would go with it.
  const register = mayManage ? (
    <RegisterTerminal
      stores={open.map(({ id, name }) => ({ value: id.toString(), label: name }))}
      storeId={(store ?? open[0])?.id.toString() ?? ""}
      activeIds={all.filter(({ status }) => status === "active").map(({ id }) => id.toString())}
    />
  ) : undefined;
  return (
    <>
      <PageHeader title={t("title")} count={t("count", { n: terminals.length })} actions={register} />
      <TerminalTable
        terminals={terminals}
        zone={merchant.zone}
        empty={
          <EmptyState title={store ? t("empty.titleStore") : t("empty.title")}>
            {mayManage ? t("empty.hint") : t("empty.hintRead")}
          </EmptyState>
        }
      />
    </>
  );
}
