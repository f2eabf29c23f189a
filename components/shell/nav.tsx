"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";
import { Menu, MenuContent, MenuItem, MenuTrigger } from "@/components/ui/dropdown-menu";
import { isAt, type NounId, nouns } from "./nouns";

/** How many things wait at a noun, and how that is said. */
export type Waiting = Partial<Record<NounId, { readonly n: number; readonly words: string }>>;

/** The nouns with where they lead: the chosen store goes along from page to page. */
function useNouns(waiting: Waiting) {
  const t = useTranslations("shell.nouns");
  const path = usePathname();
  const store = useSearchParams().get("store");
  return nouns.map(({ id, href, icon }) => ({
    id,
    icon,
    word: t(id),
    waiting: waiting[id],
    href: store ? `${href}?store=${encodeURIComponent(store)}` : href,
    current: isAt(path, href) ? ("page" as const) : undefined,
  }));
}

/** The left rail of a wide screen. */
export function Rail({ waiting }: { waiting: Waiting }) {
  const t = useTranslations("shell");
  return (
    <nav aria-label={t("nav")} className="flex flex-col gap-0.5 px-2.5">
      {useNouns(waiting).map(({ id, icon: Icon, word, href, current, waiting: here }) => (
        <Link
          prefetch={false}
          key={id}
          href={href}
          aria-current={current}
          className="relative flex h-9 items-center gap-2.5 rounded-md px-2.5 text-muted hover:bg-ink/5 hover:text-ink aria-[current]:bg-ink/5 aria-[current]:font-medium aria-[current]:text-ink"
        >
          <Icon aria-hidden className={cn("size-4 shrink-0", current && "text-jade")} strokeWidth={1.75} />
          {word}
          <Bubble of={here} className="ml-auto" />
        </Link>
      ))}
    </nav>
  );
}

/** The number that waits, with its words for those who do not see where it stands. */
function Bubble({ of, className }: { of: Waiting[NounId]; className?: string }) {
  if (!of || of.n === 0) return null;
  return (
    <span
      className={cn(
        "min-w-5 rounded-full bg-amber px-1.5 text-center font-medium text-raised text-xs leading-5 tabular-nums",
        className,
      )}
    >
      <span aria-hidden>{of.n > 99 ? "99+" : of.n}</span>
      <span className="sr-only">{of.words}</span>
    </span>
  );
}

const cell =
  "relative flex h-14 min-w-0 flex-1 flex-col items-center justify-center gap-0.5 text-muted text-xs aria-[current]:font-medium aria-[current]:text-ink";
const cellIcon = "size-5";

/** The bottom bar of a phone: the first four nouns, the rest behind "more". */
export function BottomBar({ waiting }: { waiting: Waiting }) {
  const t = useTranslations();
  const all = useNouns(waiting);
  const rest = all.slice(4);
  return (
    <nav
      aria-label={t("shell.nav")}
      className="fixed inset-x-0 bottom-0 z-30 flex border-t bg-raised pb-safe md:hidden print:hidden"
    >
      {all.slice(0, 4).map(({ id, icon: Icon, word, href, current, waiting: here }) => (
        <Link prefetch={false} key={id} href={href} aria-current={current} className={cell}>
          <Icon aria-hidden className={cn(cellIcon, current && "text-jade")} strokeWidth={1.75} />
          <span className="max-w-full truncate">{word}</span>
          <Bubble of={here} className="absolute top-1 left-1/2 ml-1.5" />
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
