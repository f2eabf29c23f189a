import type { QueryResult } from "@/terminal/client/query";
import type { Desk } from "../desk";
import { TITLES } from "../words/titles";
import { operationFacts } from "./operation-facts";

const PAGE = 10;

/** 0-3 交易查询: one by its voucher, or page by page through the open batch, newest first. */
export async function findOperations(desk: Desk): Promise<void> {
  const dialogue = desk.about("findOperations");
  const voucher = await dialogue.voucher("voucherOrAll", true);
  if (voucher.kind === "back") return;
  if (voucher.value !== "") {
    const found = await desk.terminal.query("txn.get", { voucher: voucher.value });
    if (found.kind !== "answer") return desk.refused(found);
    return desk.front.list(TITLES.findOperations, [operationFacts(desk.zone(), found.data)]);
  }
  let cursor: string | null = null;
  do {
    const page: QueryResult<"txn.list"> = await desk.terminal.query("txn.list", {
      limit: PAGE,
      ...(cursor !== null && { cursor }),
    });
    if (page.kind !== "answer") return desk.refused(page);
    if (page.data.items.length === 0) return desk.say("noOperations", "note");
    await desk.front.list(
      TITLES.findOperations,
      page.data.items.map((item) => operationFacts(desk.zone(), item)),
    );
    cursor = page.data.next;
  } while (cursor !== null && (await dialogue.confirm("more")));
}
