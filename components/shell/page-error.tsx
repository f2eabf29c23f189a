"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";

/** The page failed: what that means for the money, and the two ways on. */
export function PageError({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const t = useTranslations("common.errors");
  return (
    <ErrorState
      label={t("notShown")}
      title={t("title")}
      reference={digest}
      action={
        <>
          <Button variant="primary" onClick={retry}>
            {t("retry")}
          </Button>
          <Button asChild>
            <Link prefetch={false} href="/">
              {t("home")}
            </Link>
          </Button>
        </>
      }
    >
      {t("body")}
    </ErrorState>
  );
}

/** The role may not see this page: who may, and the way back. */
export function PageRefused() {
  const t = useTranslations("common.errors");
  return (
    <ErrorState
      label={t("refused")}
      title={t("refusedTitle")}
      action={
        <Button asChild variant="primary">
          <Link prefetch={false} href="/">
            {t("home")}
          </Link>
        </Button>
      }
    >
      {t("refusedBody")}
    </ErrorState>
  );
}
