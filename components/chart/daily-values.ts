/** One value per series and day, in the order of the series. */
export type DailyValues = { readonly day: string; readonly values: readonly bigint[] };
export type Series = { readonly label: string; readonly shape: "bars" | "line" };
