import { useTranslations } from "next-intl";
import { useSay } from "@/components/ui/say";
import type { Slip, SlipLine } from "@/domain/slip";
import { QrCode } from "./qr-code";

/** A slip as the printer makes it: 58 mm of white paper, 32 columns, in both skins of the screen. */
export function SlipView({ slip }: { slip: Slip }) {
  const t = useTranslations("common.slip");
  const say = useSay();
  return (
    <article
      aria-label={say(slip.title)}
      className="slip mx-auto w-[calc(32ch+2rem)] max-w-full bg-[#fff] px-4 py-5 font-mono text-[#14181f] text-xs leading-5"
    >
      {slip.copy > 0 ? (
        <p className="mb-2 border border-[#14181f] text-center font-bold">{t("copy", { n: slip.copy })}</p>
      ) : null}
      <header className="text-center">
        <p className="font-bold text-base">{slip.merchant}</p>
        <p>{slip.store}</p>
        <p className="mt-1 font-bold text-base">{say(slip.title)}</p>
      </header>
      <Rule />
      {slip.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a slip never changes, and its lines have no name of their own.
        <Line key={index} line={line} />
      ))}
      {slip.qr ? (
        <footer className="mt-3 flex flex-col items-center">
          <QrCode text={slip.qr} label={t("qr")} className="w-28" />
        </footer>
      ) : null}
    </article>
  );
}

function Rule() {
  return <hr className="my-2 border-[#14181f] border-t border-dashed" />;
}

function Line({ line }: { line: SlipLine }) {
  const say = useSay();
  switch (line.t) {
    case "rule":
      return <Rule />;
    case "note":
      return <p className="text-pretty">{say(line.text)}</p>;
    case "row":
      return (
        <p className="grid grid-cols-[1fr_5ch_12ch] gap-x-1">
          <span>{say(line.label)}</span>
          <span className="text-right">{line.count}</span>
          <span className="text-right">{line.sum}</span>
        </p>
      );
    case "big":
      return (
        <p className="flex items-baseline justify-between gap-3 py-0.5 font-bold text-lg">
          <span>{say(line.label)}</span>
          <span className="text-right">{say(line.value)}</span>
        </p>
      );
    case "pair":
      return (
        <p className="flex justify-between gap-3">
          <span className="shrink-0">{say(line.label)}</span>
          <span className="min-w-0 break-words text-right">{say(line.value)}</span>
        </p>
      );
  }
}
