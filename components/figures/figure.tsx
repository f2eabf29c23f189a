import Link from "next/link";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";

/** One figure with its name above and what it compares with below; `href` opens the rows behind it. */
export function Figure({
  label,
  value,
  href,
  children,
}: {
  label: ReactNode;
  value: ReactNode;
  href?: string;
  /** Deltas or a short note */
  children?: ReactNode;
}) {
  const content = (
    <>
      <dt className="text-muted text-sm">{label}</dt>
      <dd className="font-semibold text-lg sm:text-xl lg:text-2xl lg:tracking-tight">{value}</dd>
      {children ? <dd className="flex flex-col">{children}</dd> : null}
    </>
  );
  const look = "flex min-w-0 flex-col gap-0.5 bg-raised px-4 py-3";
  // A link inside dl > div is not allowed by HTML, so the link lies over the div.
  return (
    <div className={cn(look, "relative", href && "hover:bg-sunken")}>
      {content}
      {href ? (
        <dd>
          <Link prefetch={false} href={href} className="absolute inset-0 focus-visible:-outline-offset-2">
            <span className="sr-only">{label}</span>
          </Link>
        </dd>
      ) : null}
    </div>
  );
}

/** Figures side by side, parted by hairlines: two abreast on a phone, `columns` on a wide screen. */
export function Figures({ columns = 3, children }: { columns?: 3 | 4 | 6; children: ReactNode }) {
  const wide = { 3: "md:grid-cols-3", 4: "md:grid-cols-4", 6: "md:grid-cols-3 2xl:grid-cols-6" }[columns];
  return (
    <dl className={cn("grid grid-cols-2 gap-px overflow-hidden rounded-md border bg-line", wide)}>
      {children}
    </dl>
  );
}
