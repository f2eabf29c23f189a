"use client";

import { Check, Copy } from "lucide-react";
import { useTranslations } from "next-intl";
import { type ReactNode, useEffect, useState } from "react";
import { cn } from "./class-names";

/** A voucher, a reference, a code: monospace, one click copies `text`; `children` may show it grouped. */
export function Copyable({
  text,
  children,
  className,
}: {
  text: string;
  children?: ReactNode;
  className?: string;
}) {
  const t = useTranslations("common");
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1600);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  }

  return (
    <button
      type="button"
      onClick={copy}
      aria-label={copied ? t("copied") : t("copyThis", { text })}
      className={cn(
        "group/copy inline-flex items-center gap-1 rounded-sm font-mono decoration-edge decoration-dotted underline-offset-4 hover:underline",
        className,
      )}
    >
      {children ?? text}
      {copied ? (
        <Check aria-hidden className="size-3.5 text-jade print:hidden" />
      ) : (
        <Copy
          aria-hidden
          className="size-3.5 text-muted opacity-0 group-hover/copy:opacity-100 group-focus-visible/copy:opacity-100 print:hidden"
        />
      )}
      <span aria-live="polite" className="sr-only">
        {copied ? t("copied") : null}
      </span>
    </button>
  );
}
