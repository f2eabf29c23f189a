import * as z from "zod";
import type { Code } from "./codes";
import { approvalId, fen, points } from "./ids";
import { cardQuoteCloseReply, cardState } from "./operations/card";
import { bonusQuoteReply } from "./operations/recharge";

/** What `data` of a declined or unprocessed answer holds (protocol section 4); codes not named here send `{}`. */
export const REFUSAL_DATA = {
  "101": z.object({ triesLeft: z.int().min(0) }),
  "105": z.object({ limit: fen, which: z.string().optional() }),
  "108": z.object({ approvalId }),
  /** of a recharge what it would get now, of a closing what it would pay back */
  "109": z.union([bonusQuoteReply, cardQuoteCloseReply]),
  "113": z.object({ state: cardState }),
  "115": z.object({ issuer: z.string().optional(), approval: z.string().optional() }),
  "118": z.object({
    /** names of the merchants that have to settle something first */
    merchants: z.array(z.string()).optional(),
    principal: fen.optional(),
    bonus: fen.optional(),
    points: points.optional(),
  }),
  "200": z.object({ path: z.string() }),
} as const satisfies Partial<Record<Code, z.ZodType>>;
