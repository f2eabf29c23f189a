import { expect, test } from "vitest";
import { testDatabase } from "@/db/test/database";
import { makeMerchant, makeStockCards } from "@/db/test/factories";
import { counterOf, counterServer } from "@/scripts/pos/test/counter-server";
import { wiredTerminal } from "@/terminal/test/wired-terminal";
import { certify } from "./certificate";

testDatabase();

test("our own server passes its own certification, hostile cases included", async () => {
  const server = await counterServer();
  const { merchant, code } = await counterOf();
  const { supervisor, cashier, rechargePassword } = merchant;
  const told = {
    operator: { no: cashier.no, password: cashier.password },
    supervisor: { no: supervisor.no, password: supervisor.password },
    rechargePassword,
    foreignCard: await cardOfAnotherMerchant(),
    foreignPin: null,
  };
  const { rows } = await certify(server.url, code, told, () => {});
  await server.close();
  expect(rows.filter(({ result }) => result === "fail")).toEqual([]);
  expect(rows.length).toBeGreaterThan(40);
}, 120_000);

async function cardOfAnotherMerchant(): Promise<string> {
  const merchant = await makeMerchant();
  const [no = ""] = await makeStockCards(merchant, 1);
  const { terminal } = await wiredTerminal(merchant);
  await terminal.perform("card.open", { operator: "01", card: { no }, phone: "13900000008" });
  return no;
}
