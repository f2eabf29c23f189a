import Link from "next/link";
import type { ReactNode } from "react";

/** The top of a page: where it belongs, what it is, how many or in which state, and the two or three deeds it allows. */
export function PageHeader({
  title,
  count,
  state,
  back,
  actions,
}: {
  title: ReactNode;
  /** how many rows the list has */
  count?: ReactNode;
  /** a Status, on the page of one thing */
  state?: ReactNode;
  back?: { href: string; label: ReactNode };
  actions?: ReactNode;
}) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div className="min-w-0">
        {back ? (
          <Link
            prefetch={false}
            href={back.href}
            className="mb-1 inline-block text-muted text-sm hover:text-ink hover:underline print:hidden"
          >
            ← {back.label}
          </Link>
        ) : null}
        <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
          <h1 className="font-semibold text-xl">{title}</h1>
          {count === undefined ? null : <span className="text-muted">{count}</span>}
          {state}
        </div>
      </div>
      {actions ? <div className="flex flex-wrap gap-2 print:hidden">{actions}</div> : null}
    </header>
  );
}
