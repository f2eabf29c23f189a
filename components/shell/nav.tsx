"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { isAt, nouns } from "./nouns";

/** The nouns with where they lead: the chosen store goes along from page to page. */
function useNouns() {
  const t = useTranslations("shell.nouns");
  const path = usePathname();
  const store = useSearchParams().get("store");
  return nouns.map(({ id, href, icon }) => ({
    id,
    icon,
    word: t(id),
    href: store ? `${href}?store=${encodeURIComponent(store)}` : href,
    current: isAt(path, href) ? ("page" as const) : undefined,
  }));
}

/** The left rail of a wide screen. */
export function Rail() {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("nav")} className="flex flex-col gap-0.5 px-2.5">
      {useNouns().map(({ id, icon: Icon, word, href, current }) => (
        <Link
          prefetch={false}
          key={id}
          href={href}
          aria-current={current}
          className="relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-ink/5 hover:text-ink aria-[current]:bg-ink/5 aria-[current]:font-medium aria-[current]:text-ink"
        >
          <Icon aria-hidden className={cn("size-4 shrink-0", current && "text-jade")} strokeWidth={1.75} />
          {word}
        </Link>
      ))}
    </nav>
  );
}

const cell =
  "flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-muted text-xs aria-[current]:font-medium aria-[current]:text-ink";
const cellIcon = "size-5";

/** The bottom bar of a phone: the first four nouns, the rest behind "more". */
export function BottomBar() {
  const t = useTranslations();
  const all = useNouns();
  const rest = all.slice(4);
  return (
    <nav
      aria-label={t("shell.nav")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-raised pb-safe md:hidden print:hidden"
    >
      {all.slice(0, 4).map(({ id, icon: Icon, word, href, current }) => (
        <Link prefetch={false} key={id} href={href} aria-current={current} className={cell}>
          <Icon aria-hidden className={cn(cellIcon, current && "text-jade")} strokeWidth={1.75} />
          <span className="max-w-full truncate">{word}</span>
        </Link>
      ))}
      <Menu>
        <MenuTrigger className={cell} aria-current={rest.some((noun) => noun.current) ? "true" : undefined}>
          <Ellipsis aria-hidden className={cellIcon} strokeWidth={1.75} />
          {t("common.more")}
        </MenuTrigger>
        <MenuContent align="end">
          {rest.map(({ id, icon: Icon, word, href, current }) => (
            <MenuItem key={id} asChild>
              <Link
                prefetch={false}
                href={href}
                aria-current={current}
                className="aria-[current]:font-medium"
              >
                <Icon aria-hidden className="size-4 text-muted" strokeWidth={1.75} />
                {word}
              </Link>
            </MenuItem>
          ))}
        </MenuContent>
      </Menu>
    </nav>
  );
}
