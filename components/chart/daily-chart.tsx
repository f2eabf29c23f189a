"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import { BusinessDay } from "@/components/figures/date-time";
import { Skeleton } from "@/components/ui/skeleton";
import { type Unit, valueWords } from "./axis";
import type { DailyValues, Series } from "./daily-values";
import { SeriesKey } from "./series-key";

const height = "h-64";

const DailyPlot = dynamic(() => import("./daily-plot").then((module) => module.DailyPlot), {
  ssr: false,
  loading: () => <Skeleton className={height} />,
});

/** Days as bars and a line, each with its sum; the same figures as a table are one click away. */
export function DailyChart({
  title,
  days,
  series,
  unit,
}: {
  title: ReactNode;
  days: readonly DailyValues[];
  series: readonly Series[];
  unit: Unit;
}) {
  const t = useTranslations("common.chart");
  const [table, setTable] = useState(false);
  return (
    <figure className="rounded-md border bg-raised">
      <figcaption className="flex flex-wrap items-baseline gap-x-5 gap-y-1 px-4 pt-3.5">
        <h2 className="font-semibold">{title}</h2>
        {series.map(({ label, shape }, index) => (
          <span key={label} className="inline-flex items-baseline gap-1.5 text-sm">
            <SeriesKey shape={shape} />
            <span className="text-muted">{label}</span>
            {valueWords(
              days.reduce((sum, { values }) => sum + (values[index] ?? 0n), 0n),
              unit,
            )}
          </span>
        ))}
        <button
          type="button"
          aria-pressed={table}
          onClick={() => setTable(!table)}
          className="ml-auto rounded-sm text-indigo text-sm hover:underline print:hidden"
        >
          {table ? t("asChart") : t("asTable")}
        </button>
      </figcaption>
      <div className="px-4 pt-3 pb-4">
        {table ? (
          <DailyTable {...{ days, series, unit }} />
        ) : (
          <div className={height}>
            <DailyPlot {...{ days, series, unit }} />
          </div>
        )}
      </div>
    </figure>
  );
}

function DailyTable({
  days,
  series,
  unit,
}: {
  days: readonly DailyValues[];
  series: readonly Series[];
  unit: Unit;
}) {
  const t = useTranslations("common.chart");
  return (
    <div className="max-h-64 overflow-y-auto print:max-h-none">
      <table className="w-full text-sm">
        <thead className="sticky top-0 bg-raised text-muted">
          <tr>
            <th scope="col" className="h-8 border-b text-left font-medium">
              {t("day")}
            </th>
            {series.map(({ label }) => (
              <th key={label} scope="col" className="border-b text-right font-medium">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map(({ day, values }) => (
            <tr key={day}>
              <th scope="row" className="h-7 text-left font-normal">
                <BusinessDay day={day} />
              </th>
              {series.map(({ label }, index) => (
                <td key={label} className="text-right">
                  {valueWords(values[index] ?? 0n, unit)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
