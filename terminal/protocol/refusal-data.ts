import * as z from "zod";
import type { Code } from "./codes";
import { fen } from "./ids";
import { cardState } from "./operations/card";
import { bonusQuoteReply } from "./operations/recharge";

/** What `data` of a declined or unprocessed answer holds (protocol section 4); codes not named here send `{}`. */
export const REFUSAL_DATA = {
  "101": z.object({ triesLeft: z.int().min(0) }),
  "105": z.object({ limit: fen, which: z.string().optional() }),
  "109": bonusQuoteReply,
  "113": z.object({ state: cardState }),
  "200": z.object({ path: z.string() }),
} as const satisfies Partial<Record<Code, z.ZodType>>;
