import * as z from "zod";
import { TENDERS } from "@/domain/entry";
import { batchNo, bytes16, bytes32, count, cursor, fen, session, terminalId, trace, version } from "../ids";
import { operatorRow } from "./operator";

export const activateData = z.strictObject({ handle: z.string().regex(/^[A-Z2-7]{6}$/) });
export const activateReply = z.object({ terminal: terminalId, key: bytes32 });

export const signOnData = z.strictObject({ version });

const versions = z.object({ latest: version, minimum: version });
/** Counts up with every change of the merchant's tiers or settings. */
const revision = z.object({ tiers: count, settings: count });

/** A recharge tier as a terminal may show it; what a recharge really gets is `bonus.quote`. */
export const tierShown = z.object({
  id: z.string(),
  name: z.string(),
  from: fen,
  give: z.enum(["fixed", "percent", "points"]),
  /** fen for fixed, basis points for percent, points for points */
  value: z.int().min(0),
  perFullMultiple: z.boolean(),
});

export const signOnReply = z.object({
  session,
  salt: bytes16,
  batch: batchNo,
  nextTrace: trace,
  merchant: z.object({ slug: z.string(), name: z.string() }),
  store: z.object({ name: z.string() }),
  operators: z.array(operatorRow),
  settings: z.object({
    zone: z.string(),
    tenders: z.array(z.enum(TENDERS)),
    fenPerPoint: fen,
    limitPerOperation: fen.nullable(),
  }),
  tiers: z.array(tierShown),
  /** the newest T of this terminal that has an answer */
  last: z.object({ session, trace, op: z.string(), code: z.string(), time: z.string() }).nullable(),
  version: versions,
  revision,
  /** keys the server wants this terminal to ask about with `txn.status` before anything new */
  mustResolve: z.array(z.object({ session, trace })),
});

const place = cursor.nullable();
const news = z.object({ count, cursor: place });

/** What is new since the cursors; null is "from the beginning". */
export const pollData = z.strictObject({ orders: place, reviews: place, messages: place });
export const pollReply = z.object({
  orders: news,
  reviews: news,
  messages: news,
  version: versions,
  revision,
});
