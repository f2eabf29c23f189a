"use client";

import { useTranslations } from "next-intl";
import { startTransition, useEffect, useRef, useState } from "react";
import { type Option, SelectField } from "@/components/form/choice-fields";
import { useErrorWords } from "@/components/form/error-words";
import { MoneyField } from "@/components/form/money-field";
import { Checkbox } from "@/components/ui/checkbox";
import type { ActionState } from "@/server/action";
import { previewTierAction } from "../actions";
import { type Preview, PreviewFigures } from "./preview-figures";

/** Long enough to let a number be typed out, short enough to feel at once. */
const TYPING_MS = 200;

/** Type an amount and see what it gives now, worked out on the server; with `draft`, as if that tier were saved. */
export function BonusPreview({
  stores,
  storeId,
  draft,
  tierId,
}: {
  stores: readonly Option[];
  /** the store chosen at first */
  storeId: string;
  /** the form of a tier being written, as it would be sent */
  draft?: unknown;
  tierId?: string;
}) {
  const t = useTranslations("tiers.preview");
  const words = useErrorWords();
  const [paid, setPaid] = useState("");
  const [store, setStore] = useState(storeId);
  const [first, setFirst] = useState(false);
  const [answer, setAnswer] = useState<ActionState<Preview> | null>(null);
  const latest = useRef(0);
  const asked =
    paid.trim() === "" ? "" : JSON.stringify({ paid, storeId: store, firstRecharge: first, draft, tierId });

  useEffect(() => {
    latest.current += 1;
    const mine = latest.current;
    if (asked === "") return setAnswer(null);
    const timer = setTimeout(() => {
      startTransition(async () => {
        const said = await previewTierAction(null, JSON.parse(asked));
        // An answer that was overtaken by more typing is not shown.
        if (mine === latest.current) setAnswer(said);
      });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [asked]);

  const fields = answer?.ok === false ? (answer.error.fields ?? {}) : {};
  const wrongAmount = fields.paid;
  return (
    <div className="@container">
      <div className="flex flex-col gap-x-8 gap-y-4 @3xl:flex-row @3xl:items-start">
        <div className="grid grid-cols-2 items-start gap-x-3 gap-y-2 @3xl:w-96 @3xl:shrink-0">
          <MoneyField
            name="paid"
            label={t("amount")}
            value={paid}
            onChange={(event) => setPaid(event.target.value)}
            error={wrongAmount === undefined ? undefined : words.field(wrongAmount)}
            className={stores.length > 1 ? "" : "col-span-2"}
          />
          {stores.length > 1 ? (
            <SelectField
              name="store"
              label={t("store")}
              options={stores}
              value={store}
              onChange={(event) => setStore(event.target.value)}
            />
          ) : null}
          <Checkbox
            className="col-span-2"
            label={t("first")}
            checked={first}
            onChange={(event) => setFirst(event.target.checked)}
          />
        </div>
        <div aria-live="polite" className="min-h-24 min-w-0 flex-1 @3xl:border-l @3xl:pl-8">
          {answer?.ok ? (
            <PreviewFigures preview={answer.value} />
          ) : (
            <p className="text-muted">{hintFor(answer, t)}</p>
          )}
        </div>
      </div>
    </div>
  );
}

type Translate = ReturnType<typeof useTranslations<"tiers.preview">>;

function hintFor(answer: ActionState<Preview> | null, t: Translate): string {
  if (answer === null || answer.ok) return t("hint");
  const fields = Object.keys(answer.error.fields ?? {});
  if (fields.includes("paid")) return t("hint");
  return fields.length > 0 ? t("unfinished") : t("failed");
}
