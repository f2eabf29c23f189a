import type { Command } from "commander";
import { and, asc, eq, gte, lte } from "drizzle-orm";
import { db } from "@/db/client";
import { cards } from "@/db/schema/cards";
import { normalizeCardNumber } from "@/domain/card-number";
import { issueCardToken } from "@/features/cards/issue-token";
import { generateStock } from "@/features/cards/operations/generate-stock";
import { findMerchantBySlug } from "@/features/merchants/queries";
import { now } from "@/server/clock";
import { found } from "@/server/errors";
import { adminContext, runOperation } from "@/server/operation";
import { type Answer, runCommand } from "./run-command";

type CardOptions = { merchant: string; count: string; virtual?: boolean };

export function addStockCommands(program: Command): void {
  program
    .command("cards")
    .description("card numbers in stock")
    .command("generate")
    .description("put new card numbers into a merchant's stock and print them")
    .requiredOption("--merchant <slug>", "the merchant's slug")
    .requiredOption("--count <n>", "how many, at most 100000")
    .option("--virtual", "numbers for members' phones instead of plastic")
    .option("--json", "answer in JSON, for scripts")
    .action((options: CardOptions, command: Command) => runCommand(command, () => generateCards(options)));
  program
    .command("card-token")
    .description(
      "make a one-time code that stands for a card, valid 60 seconds, as the member's phone shows it",
    )
    .argument("<cardNo>", "the card's number")
    .option("--json", "answer in JSON, for scripts")
    .action((cardNo: string, _options: unknown, command: Command) =>
      runCommand(command, () => issueToken(cardNo)),
    );
}

async function generateCards(options: CardOptions): Promise<Answer> {
  const merchant = found(await findMerchantBySlug(options.merchant));
  const { count, virtual } = options;
  const made = await runOperation(generateStock, adminContext(merchant.id), { count, virtual });
  const numbers = await stockBetween(merchant.id, made.first, made.last);
  return { data: { ...made, numbers }, lines: numbers };
}

async function issueToken(cardNo: string): Promise<Answer> {
  const issued = await issueCardToken(normalizeCardNumber(cardNo), now());
  return { data: issued, lines: [issued.qr] };
}

async function stockBetween(issuerId: bigint, first: string, last: string): Promise<string[]> {
  const rows = await db()
    .select({ cardNo: cards.cardNo })
    .from(cards)
    .where(and(eq(cards.issuerId, issuerId), gte(cards.cardNo, first), lte(cards.cardNo, last)))
    .orderBy(asc(cards.cardNo));
  return rows.map((row) => row.cardNo);
}
