import * as z from "zod";
import type { Slip } from "@/domain/slip";
import { words } from "./ids";

const value = z.union([z.string(), words]);

/** The receipt of a reply: `Slip` of domain/slip as it crosses the wire. */
export const slipSchema = z.object({
  title: words,
  merchant: z.string(),
  store: z.string(),
  lines: z.array(
    z.discriminatedUnion("t", [
      z.object({ t: z.literal("pair"), label: words, value }),
      z.object({ t: z.literal("big"), label: words, value }),
      z.object({ t: z.literal("row"), label: words, count: z.string(), sum: z.string() }),
      z.object({ t: z.literal("note"), text: words }),
      z.object({ t: z.literal("rule") }),
    ]),
  ),
  copy: z.int().min(0),
  qr: z.string().nullable(),
}) satisfies z.ZodType<Slip>;
