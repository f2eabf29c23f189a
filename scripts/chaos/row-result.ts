import * as z from "zod";

/** Begins the line in which a row's process says what came of it. */
export const RESULT_MARK = "chaos-row ";

export const rowResult = z.object({
  row: z.string(),
  injected: z.number(),
  lost: z.number(),
  doubled: z.number(),
  wrongScreens: z.number(),
  undecided: z.number(),
  seconds: z.number(),
  told: z.string(),
  wrong: z.array(z.string()).readonly(),
});
export type RowResult = z.infer<typeof rowResult>;
