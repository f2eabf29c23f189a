import Link from "next/link";
import { useTranslations } from "next-intl";
import { buttonStyles } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** The address names nothing, or nothing of this merchant's: told in the same words. */
export function PageMissing() {
  const t = useTranslations("common.errors");
  return (
    <ErrorState
      label={t("missing")}
      title={t("missingTitle")}
      action={
        <Link prefetch={false} href="/" className={buttonStyles({ variant: "primary" })}>
          {t("home")}
        </Link>
      }
    >
      {t("missingBody")}
    </ErrorState>
  );
}
