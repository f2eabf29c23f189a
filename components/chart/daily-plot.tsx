"use client";

import { useLocale } from "next-intl";
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import { BusinessDay } from "@/components/figures/date-time";
import { ticksUpTo, tickWords, type Unit, valueWords } from "./axis";
import type { DailyValues, Series } from "./daily-values";
import { SeriesKey } from "./series-key";

const ink = { fill: "var(--color-muted)", fontSize: 12 };

/** The drawing itself; loaded only where a chart is shown. Figures become floats here and only to be drawn. */
export function DailyPlot({
  days,
  series,
  unit,
}: {
  days: readonly DailyValues[];
  series: readonly Series[];
  unit: Unit;
}) {
  const locale = useLocale();
  const largest = days
    .flatMap(({ values }) => values)
    .reduce((most, value) => (value > most ? value : most), 0n);
  const ticks = ticksUpTo(largest);
  const points = days.map(({ day, values }) => ({ day, heights: values.map(Number) }));
  const byDay = new Map(days.map((entry) => [entry.day, entry]));
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={points} margin={{ top: 8, right: 8, bottom: 0, left: 0 }} barCategoryGap="28%">
        <CartesianGrid vertical={false} stroke="var(--color-line)" />
        <XAxis
          dataKey="day"
          tickFormatter={(day: string) => dayWords(day, locale)}
          tick={ink}
          tickLine={false}
          axisLine={{ stroke: "var(--color-edge)" }}
          interval="equidistantPreserveStart"
          minTickGap={28}
        />
        <YAxis
          type="number"
          domain={[0, Number(ticks.at(-1) ?? 1n) || 1]}
          ticks={ticks.map(Number)}
          tickFormatter={(value: number) =>
            tickWords(BigInt(value), unit, locale, BigInt(value) === ticks.at(-1))
          }
          tick={ink}
          tickLine={false}
          axisLine={false}
          width={52}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ fill: "var(--color-sunken)" }}
          content={({ active, label }) => {
            const entry = active ? byDay.get(String(label)) : undefined;
            return entry ? <Hint {...{ entry, series, unit }} /> : null;
          }}
        />
        {series.map(({ label, shape }, index) =>
          shape === "bars" ? (
            <Bar
              key={label}
              name={label}
              dataKey={(point: { heights: number[] }) => point.heights[index]}
              fill="color-mix(in oklab, var(--color-jade) 55%, var(--color-raised))"
              radius={[2, 2, 0, 0]}
              isAnimationActive={false}
            />
          ) : (
            <Line
              key={label}
              name={label}
              dataKey={(point: { heights: number[] }) => point.heights[index]}
              stroke="var(--color-ink)"
              strokeWidth={1.75}
              dot={false}
              activeDot={{ r: 3.5, fill: "var(--color-ink)", stroke: "var(--color-raised)", strokeWidth: 2 }}
              isAnimationActive={false}
            />
          ),
        )}
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function Hint({ entry, series, unit }: { entry: DailyValues; series: readonly Series[]; unit: Unit }) {
  return (
    <div className="rounded-md border bg-raised px-3 py-2 text-sm shadow-float">
      <BusinessDay day={entry.day} className="font-medium" />
      {series.map(({ label, shape }, index) => (
        <p key={label} className="flex items-baseline gap-1.5">
          <SeriesKey shape={shape} />
          <span className="mr-auto pr-4 text-muted">{label}</span>
          {valueWords(entry.values[index] ?? 0n, unit)}
        </p>
      ))}
    </div>
  );
}

/** "11-03" in Chinese tables, "3 Nov" in English ones. */
function dayWords(day: string, locale: string): string {
  if (locale.startsWith("zh")) return day.slice(5);
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", {
    timeZone: "UTC",
    day: "numeric",
    month: "short",
  });
}
