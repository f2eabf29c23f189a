import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { QrCode } from "@/components/slip/qr-code";
import { now } from "@/server/clock";

/** An activation code on its only way to a screen. `validMs` is counted from the answer, whatever the browser's clock says. */
export type ShownCode = {
  readonly terminalId: string;
  readonly code: string;
  readonly groups: readonly string[];
  readonly validMs: number;
  readonly picture: ReactNode;
};

export function showActivationCode(made: {
  terminalId: bigint;
  code: string;
  groups: readonly string[];
  expiresAt: Date;
}): ShownCode {
  return {
    terminalId: made.terminalId.toString(),
    code: made.code,
    groups: made.groups,
    validMs: made.expiresAt.getTime() - now().getTime(),
    picture: (
      <div className="flex flex-col items-center gap-3">
        <ActivationQr code={made.code} />
        <PosLink code={made.code} />
      </div>
    ),
  };
}

function ActivationQr({ code }: { code: string }) {
  const t = useTranslations("terminals.code");
  return <QrCode text={code} label={t("qr")} className="w-44 rounded-md border" />;
}

/** The code stays in the fragment, which browsers keep to themselves; the POS takes it out of the address. */
function PosLink({ code }: { code: string }) {
  const t = useTranslations("terminals.code");
  return (
    <a href={`/pos#code=${code}`} target="_blank" rel="noreferrer" className="text-indigo underline">
      {t("openPos")}
    </a>
  );
}
