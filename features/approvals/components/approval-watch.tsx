"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { toast } from "sonner";
import { useSay } from "@/components/ui/say";
import type { Words } from "@/domain/slip";
import { watchApprovals } from "./watch-approvals";

type Newest = { readonly id: string; readonly what: Words; readonly maker: string };

/** Keeps number and lists of approvals up to date on every page, and tells of a new one. Draws nothing. */
export function ApprovalWatch({ pending, newest }: { pending: number; newest: Newest | null }) {
  const t = useTranslations("approvals.toast");
  const say = useSay();
  const router = useRouter();
  const shown = useRef({ pending, newest: newest?.id ?? null });
  const told = useRef(newest?.id ?? null);

  useEffect(() => {
    shown.current = { pending, newest: newest?.id ?? null };
    if (!newest || BigInt(newest.id) <= BigInt(told.current ?? 0)) return;
    told.current = newest.id;
    toast(t("new", { maker: newest.maker, what: say(newest.what) }), {
      duration: 20_000,
      action: { label: t("open"), onClick: () => router.push(`/approvals/${newest.id}`) },
    });
  }, [pending, newest, t, say, router]);

  useEffect(
    () =>
      watchApprovals({
        shown: () => shown.current,
        changed: () => router.refresh(),
      }),
    [router],
  );
  return null;
}
