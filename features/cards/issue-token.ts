import { randomBytes } from "node:crypto";
import { eq, lt } from "drizzle-orm";
import { cards, cardTokens } from "@/db/schema/cards";
import { tx } from "@/db/tx";
import { CARD_STATES, mayMoveMoney } from "@/domain/card-state";
import { Declined, found } from "@/server/errors";
import { memberOf } from "@/server/member-of";
import { tokenHash } from "./card-token";

/** How long a token may be used, ms (protocol section 5). */
export const TOKEN_MS = 60_000;

/** 24 bytes are 32 characters of base64url. */
const TOKEN_BYTES = 24;

export type IssuedToken = { readonly token: string; readonly qr: string; readonly expiresAt: Date };

/**
 * A new one-time code for this card, for 60 s; earlier ones stay valid for their own. Only its SHA-256 is kept.
 * @throws NotFound for a number nobody knows, Declined STATE_FORBIDS for a card that is not in use
 */
export async function issueCardToken(cardNo: string, at: Date): Promise<IssuedToken> {
  const token = randomBytes(TOKEN_BYTES).toString("base64url");
  const expiresAt = new Date(at.getTime() + TOKEN_MS);
  await tx(async (open) => {
    const [card] = await open.select({ state: cards.state }).from(cards).where(eq(cards.cardNo, cardNo));
    const state = memberOf(CARD_STATES, found(card).state);
    if (!mayMoveMoney(state)) throw new Declined("STATE_FORBIDS", { state });
    // Whatever is over is of no use to anyone: the table stays as small as the last minute.
    await open.delete(cardTokens).where(lt(cardTokens.expiresAt, at));
    await open.insert(cardTokens).values({ tokenHash: tokenHash(token), cardNo, expiresAt });
  });
  return { token, qr: `${QR_PREFIX}${token}`, expiresAt };
}

/** What a scanner reads before the token. */
const QR_PREFIX = "YIKA:PAY:";
