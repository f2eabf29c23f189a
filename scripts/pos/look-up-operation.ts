import { formatLocalTime } from "@/domain/business-day";
import { ENTRY_KIND_WORDS } from "@/domain/entry";
import type { QueryResult } from "@/terminal/client/query";
import type { ReplyDataOf } from "@/terminal/protocol/operations";
import type { Counter } from "./counter";

const PAGE = 10;

/** 0-3 交易查询: one by its voucher, or page by page through the open batch. */
export async function findOperations(counter: Counter): Promise<void> {
  const { ask, terminal, teller } = counter;
  const voucher = await ask.voucher("voucherOrAll", true);
  if (voucher.kind === "back") return;
  if (voucher.value !== "") {
    const found = await terminal.query("txn.get", { voucher: voucher.value });
    return found.kind === "answer" ? showItem(counter, found.data) : teller.refused(found);
  }
  let cursor: string | null = null;
  do {
    const page: QueryResult<"txn.list"> = await terminal.query("txn.list", {
      limit: PAGE,
      ...(cursor !== null && { cursor }),
    });
    if (page.kind !== "answer") return teller.refused(page);
    if (page.data.items.length === 0) teller.say("noOperations");
    for (const item of page.data.items) showItem(counter, item);
    cursor = page.data.next;
  } while (cursor !== null && (await ask.confirm("more")));
}

/** One operation on one line, by the merchant's clock. */
export function showItem(
  { terminal, teller }: Pick<Counter, "terminal" | "teller">,
  item: ReplyDataOf<"txn.get">,
): void {
  const { voucher, kind, amount, state, cardNo, operator, time } = item;
  const words = teller.words(ENTRY_KIND_WORDS[kind]);
  const zone = terminal.info()?.settings.zone ?? "UTC";
  teller.say(
    "item",
    voucher,
    words,
    teller.fen(amount),
    teller.text(state),
    cardNo,
    operator,
    formatLocalTime(new Date(time), zone).slice(11),
  );
}

const SHEETS = { "2": "settlement", "3": "details", "4": "totals" } as const;

/** 0-4 交易打印: one slip, or a sheet of the last settled batch; each is marked COPY n. */
export async function printAgain({ ask, terminal, teller }: Counter, operator: string): Promise<void> {
  const what = await ask.choice("printWhat", ["1", "2", "3", "4"]);
  if (what.kind === "back") return;
  if (what.value === "1") {
    const voucher = await ask.voucher("voucher");
    if (voucher.kind === "back") return;
    const found = await terminal.query("txn.get", { voucher: voucher.value });
    if (found.kind !== "answer") return teller.refused(found);
    await terminal.perform("receipt.print", { operator, ref: found.data.ref });
    return;
  }
  const sheet = what.value === "2" || what.value === "3" ? SHEETS[what.value] : SHEETS["4"];
  const batch = terminal.batch() - 1;
  if (batch < 1) return teller.say("noBatchYet");
  await terminal.perform("receipt.print", { operator, batch, what: sheet });
}
