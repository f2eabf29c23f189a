"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { buttonStyles } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { Input } from "@/components/ui/input";
import { KeyHint } from "@/components/ui/key-hint";

/** One box for card, phone, voucher and reference, on every page; ⌘K or Ctrl K goes to it. */
export function SearchBox() {
  const t = useTranslations("shell");
  const box = useRef<HTMLInputElement>(null);
  const store = useSearchParams().get("store");

  useEffect(() => {
    function go(event: KeyboardEvent) {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      box.current?.focus();
      box.current?.select();
    }
    document.addEventListener("keydown", go);
    return () => document.removeEventListener("keydown", go);
  }, []);

  return (
    <>
      <search className="hidden w-76 xl:block">
        <form action="/entries" className="relative">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted"
          />
          {store ? <input type="hidden" name="store" value={store} /> : null}
          <Input
            ref={box}
            name="q"
            type="search"
            required
            aria-label={t("searchLabel")}
            placeholder={t("search")}
            className="border-line pr-12 pl-8 text-sm"
          />
          <span className="pointer-events-none absolute top-1/2 right-1.5 -translate-y-1/2">
            <KeyHint>⌘K</KeyHint>
          </span>
        </form>
      </search>
      <Link
        prefetch={false}
        href="/entries"
        aria-label={t("openSearch")}
        className={cn(buttonStyles({ variant: "quiet", size: "icon" }), "xl:hidden")}
      >
        <Search aria-hidden />
      </Link>
    </>
  );
}
