import { OPERATIONS, type Operation } from "@/terminal/protocol/operations";
import { type RawSession, sealed } from "./raw-message";
import { type WireIds, type WireShop, word } from "./wire-ids";

type Keyed = Exclude<Operation, "terminal.activate" | "terminal.signOn" | "txn.status" | "txn.reverse">;

/** How a message of an operation names something; `own` is what else it needs, of the merchant that speaks. */
export type WireCase = {
  readonly about: string;
  readonly data: (named: WireIds, own: WireIds, say: Saying) => Readonly<Record<string, unknown>>;
  /**
   * same: another merchant's and nobody's are answered alike · member card: a card number is good everywhere, so that it
   * can be bound: another merchant's is told to be not of here (106), and nothing else; nobody's is 104
   */
  readonly foreign: "same" | "member card";
};
type Saying = { readonly at: RawSession; readonly trace: number; readonly shop: WireShop };

const NAMES_NOTHING = "names nothing";
const operator = "01";
const recharging = ({ at, trace, shop }: Saying) =>
  sealed(at, trace, "rechargePassword", "-", shop.merchant.rechargePassword);

const aboutCard = (
  more: (own: WireIds, say: Saying) => Readonly<Record<string, unknown>> = () => ({}),
): WireCase => ({
  about: "card",
  data: (named, own, say) => ({ operator, card: { no: named.card }, ...more(own, say) }),
  foreign: "member card",
});

const read = (
  about: string,
  data: (named: WireIds, own: WireIds) => Readonly<Record<string, unknown>>,
  foreign: WireCase["foreign"] = "same",
): WireCase => ({ about, data, foreign });

/** Every operation that carries a trace or reads, with each way it has of naming something. */
export const WIRE_CASES: Readonly<Record<Keyed, readonly WireCase[] | typeof NAMES_NOTHING>> = {
  "terminal.poll": NAMES_NOTHING,
  "operator.signIn": [
    {
      about: "operator",
      data: ({ operator: no }, _, { at, trace }) => ({
        operator: no,
        password: sealed(at, trace, "password", no, "123456"),
      }),
      foreign: "same",
    },
  ],
  "operator.list": NAMES_NOTHING,
  "operator.changePassword": [
    {
      about: "operator",
      data: ({ operator: no }, _, { at, trace }) => ({
        operator: no,
        password: sealed(at, trace, "password", no, "123456"),
        newPassword: sealed(at, trace, "newPassword", no, "654321"),
      }),
      foreign: "same",
    },
  ],
  "operator.add": NAMES_NOTHING,
  "operator.remove": [
    {
      about: "operator",
      data: ({ operator: no }, _, { at, trace }) => ({ operator, no, supervisor: word(at, trace) }),
      foreign: "same",
    },
  ],
  "rechargePassword.change": NAMES_NOTHING,
  "card.open": [
    {
      about: "stock card",
      data: ({ stock }) => ({ operator, card: { no: stock }, phone: "13900007777" }),
      foreign: "same",
    },
  ],
  "card.find": [read("card", ({ card }) => ({ cardNo: card }))],
  balance: [read("card", ({ card }) => ({ card: { no: card } }), "member card")],
  "bonus.quote": [read("card", ({ card }) => ({ card: { no: card }, paid: 1000 }))],
  recharge: [aboutCard((_, say) => ({ paid: 1000, tender: "cash", rechargePassword: recharging(say) }))],
  spend: [aboutCard(() => ({ amount: 100 }))],
  "points.credit": [aboutCard((_, say) => ({ points: 10, rechargePassword: recharging(say) }))],
  "points.spend": [aboutCard(() => ({ points: 10 }))],
  void: [
    aboutCard(({ voucher }, { at, trace }) => ({ kind: "spend", voucher, supervisor: word(at, trace) })),
    {
      about: "terminal",
      data: ({ terminal }, { card, voucher }, { at, trace }) => ({
        ...{ operator, card: { no: card }, kind: "spend", voucher, terminal },
        supervisor: word(at, trace),
      }),
      foreign: "same",
    },
  ],
  refund: [
    aboutCard(({ ref }, { at, trace }) => ({ ref, amount: 100, supervisor: word(at, trace) })),
    {
      about: "entry",
      data: ({ ref }, { card }, { at, trace }) => ({
        ...{ operator, card: { no: card }, ref, amount: 100 },
        supervisor: word(at, trace),
      }),
      foreign: "same",
    },
    {
      about: "approval",
      data: ({ approvalId }, { card, ref }) => ({
        operator,
        card: { no: card },
        ref,
        amount: 100,
        approvalId,
      }),
      foreign: "same",
    },
  ],
  "card.voidOpen": [aboutCard()],
  "card.reportLost": [aboutCard()],
  "card.unlock": [aboutCard((_, { at, trace }) => ({ supervisor: word(at, trace) }))],
  "card.reissue": [
    aboutCard(({ stock }) => ({ newCard: { no: stock } })),
    {
      about: "stock card",
      data: ({ stock }, { card }) => ({ operator, card: { no: card }, newCard: { no: stock } }),
      foreign: "same",
    },
  ],
  "card.changePin": [
    {
      about: "card",
      data: ({ card }, _, { at, trace }) => ({
        ...{ operator, card: { no: card } },
        newPin: sealed(at, trace, "newPin", card, "135790"),
      }),
      foreign: "member card",
    },
  ],
  "card.resetPin": [aboutCard()],
  // What binding is for: another merchant's card is taken; nobody's is not there.
  "card.bind": [
    { about: "stock card", data: ({ stock }) => ({ operator, card: { no: stock } }), foreign: "same" },
  ],
  "card.unbind": [aboutCard()],
  "card.quoteClose": [read("card", ({ card }) => ({ card: { no: card } }), "member card")],
  "card.close": [
    aboutCard((_, { at, trace }) => ({ refund: 49_000, tender: "cash", supervisor: word(at, trace) })),
  ],
  // Slips are numbered terminal by terminal: a number names one of one's own or nothing.
  "txn.get": [read("entry", ({ ref }) => ({ ref }))],
  "txn.list": NAMES_NOTHING,
  "batch.totals": NAMES_NOTHING,
  "batch.settle": NAMES_NOTHING,
  "receipt.print": [{ about: "entry", data: ({ ref }) => ({ operator, ref }), foreign: "same" }],
  "approval.status": [read("approval", ({ approvalId }) => ({ approvalId }))],
  "journal.upload": NAMES_NOTHING,
  "employee.enrol": NAMES_NOTHING,
  "attendance.punch": [
    { about: "employee's card", data: ({ employee }) => ({ card: { no: employee } }), foreign: "same" },
  ],
};

/** The operations of the wire that are not in the table, whatever the types say. */
export function missingCases(): string[] {
  const control = ["terminal.activate", "terminal.signOn", "txn.status", "txn.reverse"];
  return Object.keys(OPERATIONS).filter((op) => !control.includes(op) && !(op in WIRE_CASES));
}
