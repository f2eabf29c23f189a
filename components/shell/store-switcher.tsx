"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useTransition } from "react";
import { hrefWith } from "@/components/table/table-address";
import { Select } from "@/components/ui/select";

export type StoreChoice = { readonly id: string; readonly name: string };

/** One store or all of them: the parameter `store` of every page. */
export function StoreSwitcher({ stores }: { stores: readonly StoreChoice[] }) {
  const t = useTranslations("shell");
  const router = useRouter();
  const path = usePathname();
  const params = useSearchParams();
  const [pending, start] = useTransition();

  function choose(store: string) {
    start(() => router.push(hrefWith(path, Object.fromEntries(params), { store: store || null })));
  }

  return (
    <Select
      aria-label={t("store")}
      aria-busy={pending}
      value={params.get("store") ?? ""}
      onChange={(event) => choose(event.target.value)}
      className="w-auto max-w-44 [&>select]:border-transparent [&>select]:bg-transparent [&>select]:pl-2 [&>select]:hover:bg-ink/5"
    >
      <option value="">{t("allStores")}</option>
      {stores.map((store) => (
        <option key={store.id} value={store.id}>
          {store.name}
        </option>
      ))}
    </Select>
  );
}
