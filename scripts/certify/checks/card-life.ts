import { Breach } from "../line";
import { type Check, figure, NEW_PIN, PIN, same, text } from "../shop";

/** A card's whole life, after the money checks: it has money and the PIN. */
export const LIFE_CHECKS: readonly Check[] = [
  {
    title: "card.find by phone; an unknown card is 104",
    run: async (shop) => {
      await shop.read("000", "card.find", { phone: "13900000002" });
      await shop.read("104", "balance", { card: { no: "9999999999999999" } });
      await shop.read("104", "balance", { card: { token: "certifycertifycertify" } });
    },
  },
  {
    title: "card.voidOpen gives the number back; after money has moved it is 118",
    run: async (shop) => {
      await shop.open("spare", "13900000004", null);
      same(
        "state",
        text(await shop.must("000", "card.voidOpen", { card: shop.card("spare") }), "state"),
        "stock",
      );
      await shop.must("118", "card.voidOpen", { card: shop.card("main") });
    },
  },
  {
    title: "a lost card is 103 at once, until the PIN or a supervisor unlocks it",
    run: async (shop) => {
      const card = shop.card("main");
      await shop.must("104", "card.reportLost", { card, phone: "13900000009" });
      await shop.must("000", "card.reportLost", { card, phone: "13900000002" });
      await shop.must("103", "spend", { card, amount: 100, pin: PIN });
      text(await shop.must("108", "card.unlock", { card }), "approvalId");
      await shop.must("000", "card.unlock", { card, pin: PIN });
      await shop.must("113", "card.unlock", { card, pin: PIN });
    },
  },
  {
    title: "card.changePin: the old one no longer opens",
    run: async (shop) => {
      const card = shop.card("main");
      await shop.must("101", "card.changePin", { card, pin: NEW_PIN, newPin: NEW_PIN });
      await shop.must("000", "card.changePin", { card, pin: PIN, newPin: NEW_PIN });
      await shop.must("101", "spend", { card, amount: 100, pin: PIN });
      await shop.must("000", "spend", { card, amount: 100, pin: NEW_PIN });
    },
  },
  {
    title: "five wrong PINs lock it (102); card.resetPin opens it again",
    run: async (shop) => {
      const card = shop.card("main");
      for (let n = 0; n < 5; n += 1) await shop.must("101", "spend", { card, amount: 100, pin: PIN });
      await shop.must("102", "spend", { card, amount: 100, pin: NEW_PIN });
      await shop.must("000", "card.resetPin", { card, newPin: PIN });
      await shop.must("000", "spend", { card, amount: 100, pin: PIN });
    },
  },
  {
    title: "card.reissue moves everything to the new number; the old one is 113",
    run: async (shop) => {
      const card = shop.card("main");
      const before = await shop.balance("main", PIN);
      const newCard = shop.card("spare");
      const moved = await shop.must("000", "card.reissue", { card, newCard, pin: PIN });
      for (const bucket of ["principal", "bonus", "points"]) same(bucket, moved[bucket], before[bucket]);
      same(
        "state of the old number",
        text(await shop.must("113", "spend", { card, amount: 100, pin: PIN }), "state"),
        "replaced",
      );
      shop.cards.set("main", newCard.no);
      await shop.must("000", "spend", { card: newCard, amount: 100, pin: PIN });
    },
  },
  {
    title: "card.bind and card.unbind of another merchant's card; its own is 119",
    needs: ({ foreignCard }) => (foreignCard === null ? "--foreign-card" : null),
    run: async (shop) => {
      const { foreignCard, foreignPin } = shop.told;
      if (foreignCard === null) throw new Breach("no foreign card was told");
      const asked = { card: { no: foreignCard }, ...(foreignPin === null ? {} : { pin: foreignPin }) };
      await shop.must("106", "spend", { ...asked, amount: 100 });
      const bound = await shop.must("000", "card.bind", asked);
      same("principal here", figure(bound, "principal"), 0);
      await shop.must("119", "card.bind", asked);
      await shop.must("000", "card.unbind", asked);
      await shop.must("106", "spend", { ...asked, amount: 100 });
    },
  },
  {
    title: "card.quoteClose and card.close: as quoted or 109, another person's word, then 113 for ever",
    run: async (shop) => {
      const card = shop.card("main");
      const quote = await shop.read("000", "card.quoteClose", { card, pin: PIN });
      const refund = figure(quote, "refund");
      same("tenders", Array.isArray(quote.tenders) && quote.tenders.length > 0, refund > 0);
      const tender = Array.isArray(quote.tenders) ? quote.tenders[0] : undefined;
      const asked = { card, pin: PIN, tender };
      await shop.must("109", "card.close", { ...asked, refund: refund + 1, ...shop.word });
      const asking = await shop.must("108", "card.close", { ...asked, refund });
      const status = await shop.read("000", "approval.status", { approvalId: text(asking, "approvalId") });
      same("status", text(status, "status"), "pending");
      const closed = await shop.must("000", "card.close", { ...asked, refund, ...shop.word });
      same("principal", figure(closed, "principal"), 0);
      same(
        "state",
        text(await shop.must("113", "spend", { card, amount: 100, pin: PIN }), "state"),
        "closed",
      );
    },
  },
];
