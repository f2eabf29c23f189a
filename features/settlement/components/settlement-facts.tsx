import { useTranslations } from "next-intl";
import { Count } from "@/components/figures/count";
import { BusinessDay, DateTime } from "@/components/figures/date-time";
import { Mono } from "@/components/figures/mono";
import { Copyable } from "@/components/ui/copyable";
import { Facts } from "@/components/ui/facts";
import type { Settlement } from "../queries";

const SHOWN_DIGITS = 16;

/** Who settled what, when, and the seal over it. */
export function SettlementFacts({ settlement, zone }: { settlement: Settlement; zone: string }) {
  const t = useTranslations("settlements");
  const { day, storeName, terminalName, terminalId, openedAt, settledAt, operatorNo, operatorName } =
    settlement;
  const seal = Buffer.from(settlement.seal).toString("hex");
  return (
    <Facts
      of={[
        { id: "day", label: t("day"), value: <BusinessDay day={day} /> },
        { id: "store", label: t("store"), value: storeName },
        {
          id: "terminal",
          label: t("terminal"),
          value: (
            <>
              {terminalName} <Mono className="ml-1 text-muted">{terminalId.toString()}</Mono>
            </>
          ),
        },
        {
          id: "period",
          label: t("one.period"),
          value: (
            <span className="inline-flex flex-wrap gap-x-2">
              <DateTime at={openedAt} zone={zone} exact />
              <span>–</span>
              <DateTime at={settledAt} zone={zone} exact />
            </span>
          ),
        },
        {
          id: "operator",
          label: t("one.operator"),
          value: (
            <>
              <Mono className="mr-1 text-muted">{operatorNo}</Mono> {operatorName}
            </>
          ),
        },
        { id: "entryCount", label: t("one.entryCount"), value: <Count value={settlement.entryCount} /> },
        {
          id: "seal",
          label: t("one.seal"),
          value: (
            <>
              <Copyable text={seal}>{`${seal.slice(0, SHOWN_DIGITS)}…`}</Copyable>
              <span className="block text-muted text-sm">{t("one.sealHelp")}</span>
            </>
          ),
        },
      ]}
    />
  );
}
