import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { BusinessDay, DateTime } from "@/components/figures/date-time";
import { useSay } from "@/components/ui/say";
import { Status, type StatusTone } from "@/components/ui/status";
import { opWords } from "@/features/approvals/op-words";
import type { Attention } from "../loaders";

type Line = { id: string; href: string; tone: StatusTone; what: ReactNode; note: ReactNode };

/** What needs someone now, the gravest first, each line a way to where it is dealt with; one quiet line when nothing does. */
export function AttentionList({ attention, zone }: { attention: Attention; zone: string }) {
  const t = useTranslations("dashboard");
  const lines = [
    ...useApprovalLines(attention, zone),
    ...useTerminalLines(attention, zone),
    ...useOtherLines(attention, zone),
  ];
  return (
    <section aria-label={t("attention")} className="rounded-md border bg-raised">
      {lines.length === 0 ? (
        <p className="px-4 py-3">
          <Status tone="good">{t("nothingWaiting")}</Status>
        </p>
      ) : (
        <>
          <h2 className="flex items-baseline gap-2 px-4 pt-3.5 pb-1 font-semibold">
            {t("attention")} <span className="font-normal text-muted">{lines.length}</span>
          </h2>
          <ul className="pb-1.5">
            {lines.map(({ id, href, tone, what, note }) => (
              <li key={id}>
                <Link
                  href={href}
                  className="flex min-h-control flex-wrap items-baseline gap-x-3 px-4 py-1.5 hover:bg-sunken focus-visible:-outline-offset-2"
                >
                  <Status tone={tone} className="items-baseline whitespace-normal">
                    {what}
                  </Status>
                  <span className="text-muted text-sm">{note}</span>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** Somebody stands at a till and waits. */
function useApprovalLines({ approvals }: Attention, zone: string): Line[] {
  const t = useTranslations("dashboard.needs");
  const say = useSay();
  return approvals.map((row) => ({
    id: `approval-${row.id}`,
    href: `/approvals/${row.id}`,
    tone: "waiting" as const,
    what: t("approval", { maker: `${row.makerNo} ${row.makerName}`, what: say(opWords(row)) }),
    note: t.rich("approvalNote", {
      place: `${row.storeName} · ${row.terminalName}`,
      at: () => <DateTime at={row.requestedAt} zone={zone} />,
    }),
  }));
}

function useTerminalLines({ terminalsExist, unsettled, stopped }: Attention, zone: string): Line[] {
  const t = useTranslations("dashboard.needs");
  const place = (row: { store: string; terminal: string }) => `${row.store} · ${row.terminal}`;
  return [
    ...(terminalsExist
      ? []
      : [
          {
            id: "no-terminal",
            href: "/terminals",
            tone: "info" as const,
            what: t("noTerminal"),
            note: t("noTerminalNote"),
          },
        ]),
    ...stopped.map((row) => ({
      id: `stopped-${row.terminalId}`,
      href: `/terminals/${row.terminalId}`,
      tone: "bad" as const,
      what: t(row.status === "suspended" ? "suspended" : "rechargeLocked", { terminal: place(row) }),
      note:
        row.status === "suspended" || row.rechargeLockedUntil === null
          ? t("suspendedNote")
          : t.rich("until", { at: () => <Until at={row.rechargeLockedUntil} zone={zone} /> }),
    })),
    ...unsettled.map((row) => ({
      id: `unsettled-${row.terminalId}`,
      href: `/terminals/${row.terminalId}`,
      tone: "waiting" as const,
      what: t("unsettled", { terminal: place(row) }),
      note: t.rich("unsettledNote", { day: () => <BusinessDay day={row.day} /> }),
    })),
  ];
}

function useOtherLines({ operators, differences, lockedPins, stockLeft }: Attention, zone: string): Line[] {
  const t = useTranslations("dashboard.needs");
  return [
    ...differences.map((row) => ({
      id: `difference-${row.batchId}`,
      href: `/settlements/${row.batchId}`,
      tone: "waiting" as const,
      what: t("difference", { terminal: `${row.store} · ${row.terminal}`, no: row.batchNo }),
      note: t.rich("settled", { at: () => <DateTime at={row.settledAt} zone={zone} /> }),
    })),
    ...operators.map((row) => ({
      id: `operator-${row.no}`,
      href: "/cashiers",
      tone: "waiting" as const,
      what: t("operatorLocked", { operator: `${row.no} ${row.name}` }),
      note: t.rich("until", { at: () => <Until at={row.until} zone={zone} /> }),
    })),
    ...(lockedPins === 0
      ? []
      : [
          {
            id: "pins",
            href: "/cards?pin=locked",
            tone: "waiting" as const,
            what: t("pinLocked", { n: lockedPins }),
            note: t("pinLockedNote"),
          },
        ]),
    ...(stockLeft === null
      ? []
      : [
          {
            id: "stock",
            href: "/cards/stock",
            tone: "info" as const,
            what: t("lowStock", { n: stockLeft }),
            note: t("lowStockNote"),
          },
        ]),
  ];
}

function Until({ at, zone }: { at: Date | null; zone: string }) {
  return at ? <DateTime at={at} zone={zone} exact /> : null;
}
