import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonStyles } from "@/components/ui/button";

/** Keyset paging: links to the newer and the older page, null where there is none. */
export function Pager({ newer, older }: { newer: string | null; older: string | null }) {
  const t = useTranslations("common.pager");
  if (!newer && !older) return null;
  return (
    <nav
      aria-label={t("label")}
      className="flex items-center justify-end gap-2 border-t px-3 py-2.5 print:hidden"
    >
      <PageLink href={newer} rel="prev">
        ← {t("newer")}
      </PageLink>
      <PageLink href={older} rel="next">
        {t("older")} →
      </PageLink>
    </nav>
  );
}

function PageLink({
  href,
  rel,
  children,
}: {
  href: string | null;
  rel: "prev" | "next";
  children: React.ReactNode;
}) {
  const look = buttonStyles({ variant: "secondary" });
  return href ? (
    <Link prefetch={false} href={href} rel={rel} className={look}>
      {children}
    </Link>
  ) : (
    <span aria-disabled="true" className={look}>
      {children}
    </span>
  );
}
