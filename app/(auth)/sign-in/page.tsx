import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { paramOf, type SearchParams } from "@/components/table/table-address";
import { signInAction } from "@/features/users/actions";
import { SignInForm } from "./sign-in-form";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: t("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [t, params] = await Promise.all([getTranslations("auth"), searchParams]);
  return (
    <div className="flex w-full max-w-80 flex-col gap-7">
      <div>
        <p className="text-muted">{t("lead")}</p>
        <h1 className="font-semibold text-2xl">{t("title")}</h1>
      </div>
      <SignInForm
        action={signInAction}
        next={paramOf(params, "next")}
        merchant={paramOf(params, "merchant")}
      />
    </div>
  );
}
