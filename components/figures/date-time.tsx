import { useFormatter, useLocale, useNow, useTranslations } from "next-intl";
import { cn } from "@/components/ui/class-names";

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
const date = { year: "numeric", day: "2-digit" } as const;

/** The instant in the reader's language: "11-22 17:30" or "22 Nov, 17:30", with the year where it is not this one. */
export function exactTime(at: Date, zone: string, locale: string, now?: Date): string {
  const yearOf = (time: Date) => time.toLocaleDateString("en", { timeZone: zone, year: "numeric" });
  const short = now !== undefined && yearOf(at) === yearOf(now);
  if (locale.startsWith("zh")) {
    // Swedish writes instants as Chinese ledgers do: 2026-11-22 17:30.
    const full = at.toLocaleString("sv-SE", { ...clock, ...date, month: "2-digit", timeZone: zone });
    return short ? full.slice(5) : full;
  }
  const year = short ? {} : ({ year: "numeric" } as const);
  return at.toLocaleString("en-GB", { ...clock, ...year, day: "numeric", month: "short", timeZone: zone });
}

/** An instant: relative within a day, with the exact time on hover; `exact` writes it out (one thing's page, slips). */
export function DateTime({
  at,
  zone,
  exact = false,
  className,
}: {
  at: Date;
  /** IANA zone of the merchant */
  zone: string;
  exact?: boolean;
  className?: string;
}) {
  const now = useNow();
  const locale = useLocale();
  const format = useFormatter();
  const t = useTranslations("common");
  const written = exactTime(at, zone, locale, now);
  const age = now.getTime() - at.getTime();
  const near = !exact && age < dayMs && age > -dayMs;
  return (
    <time
      dateTime={at.toISOString()}
      title={exactTime(at, zone, locale)}
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {near ? (Math.abs(age) < minuteMs ? t("justNow") : format.relativeTime(at, now)) : written}
    </time>
  );
}

/** A business day "2026-11-22" as "11月22日 周日" or "Sun, 22 Nov". */
export function BusinessDay({ day, className }: { day: string; className?: string }) {
  const locale = useLocale();
  const noon = new Date(`${day}T12:00:00Z`);
  const words = noon.toLocaleDateString(locale.startsWith("zh") ? "zh-CN" : "en-GB", {
    timeZone: "UTC",
    month: locale.startsWith("zh") ? "long" : "short",
    day: "numeric",
    weekday: "short",
  });
  return (
    <time dateTime={day} className={cn("whitespace-nowrap tabular-nums", className)}>
      {locale.startsWith("zh") ? words.replace("日周", "日 周") : words}
    </time>
  );
}
