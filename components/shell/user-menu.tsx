"use client";

import { ChevronDown } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { startTransition } from "react";
import { Button } from "@/components/ui/button";
import { Menu, MenuContent, MenuItem, MenuRule, MenuTrigger } from "@/components/ui/dropdown-menu";
import { useSay } from "@/components/ui/say";
import { ROLE_WORDS, type Role } from "@/domain/rights";
import { type Preferences, ThemeChoices } from "./preferences";

export type ShellUser = { readonly name: string; readonly login: string; readonly role: Role };

/** Who is signed in, how the portal looks, and the ways out. */
export function UserMenu({
  merchant,
  user,
  preferences,
  signOut,
  signOutEverywhere,
}: {
  merchant: string;
  user: ShellUser;
  preferences: Preferences;
  signOut: () => Promise<void>;
  signOutEverywhere: () => Promise<void>;
}) {
  const t = useTranslations("shell");
  const say = useSay();
  return (
    <Menu>
      <MenuTrigger asChild>
        <Button variant="quiet" className="max-w-36 px-2" aria-label={`${t("account")}: ${user.name}`}>
          <span className="truncate">{user.name}</span>
          <ChevronDown aria-hidden className="text-muted" />
        </Button>
      </MenuTrigger>
      <MenuContent align="end" className="w-56">
        <div className="px-2.5 py-2">
          <p className="truncate text-muted text-sm sm:hidden">{merchant}</p>
          <p className="truncate font-medium">{user.name}</p>
          <p className="truncate text-muted text-sm">
            {t("signedInAs", { role: say(ROLE_WORDS[user.role]), login: user.login })}
          </p>
        </div>
        <MenuRule />
        <ThemeChoices {...preferences} />
        <MenuRule />
        <MenuItem asChild>
          <Link href="/account">{t("account")}</Link>
        </MenuItem>
        <MenuItem onSelect={() => startTransition(signOut)}>{t("signOut")}</MenuItem>
        <MenuItem danger onSelect={() => startTransition(signOutEverywhere)}>
          {t("signOutEverywhere")}
        </MenuItem>
      </MenuContent>
    </Menu>
  );
}
