import { computeBonus } from "@/domain/bonus";
import { type Amounts, applyAmounts, type Balance, mirror, type Tender } from "@/domain/entry";
import type { Fen } from "@/domain/money";
import { decideRecharge } from "@/domain/recharge";
import { decideSpend } from "@/domain/spend";
import type { MerchantSettings } from "@/server/settings";
import type { CardHolder } from "./card-holders";
import { SUPERVISOR } from "./demo-merchant";
import { drawBill, drawRecharge, drawTender } from "./purchase";
import type { Random } from "./random";
import type { Booking, Deed, Step } from "./step";

/** What the rules know of a card while the story is made up. */
export type Held = { balance: Balance; recharges: number };

const WRONG_PIN = "135790";
const OPENING_BALANCE: Balance = { principal: 0n, bonus: 0n, points: 0n };

/** One guest at one terminal, from opening the card to paying: makes up what is done, and lets the rules say what it books. */
export class Visit {
  readonly steps: Step[] = [];

  constructor(
    private readonly random: Random,
    private readonly settings: MerchantSettings,
    private readonly holder: CardHolder,
    private readonly held: Held,
    private at: number,
    private readonly place: { readonly operatorNo: string; readonly storeId: bigint },
  ) {}

  /** Opens the card, mostly pays in at once, and mostly stays for tea. */
  first(): Step[] {
    this.held.balance = OPENING_BALANCE;
    this.add({ op: "card.open", holder: this.holder }, null);
    if (this.random.chance(0.94)) this.recharge(drawRecharge(this.random));
    if (this.random.chance(0.6)) this.spend(true);
    return this.steps;
  }

  /** Drinks tea; pays in before when the card would not do, and now and then without need. */
  again(): Step[] {
    if (this.random.chance(0.05)) this.recharge(drawRecharge(this.random));
    this.spend(true);
    return this.steps;
  }

  private spend(mayGoWrong: boolean): void {
    const bill = drawBill(this.random);
    if (bill.amount > this.total()) this.makeUp(bill.amount);
    if (bill.amount > this.total()) return;
    const { pin } = this.holder;
    if (pin !== null && mayGoWrong && this.random.chance(0.015))
      this.add({ op: "spend", holder: this.holder, ...bill, pin: WRONG_PIN }, null, "101");
    const spent = this.bookSpend(bill);
    if (!mayGoWrong || !this.random.chance(0.008)) return;
    this.takeBack("spend", spent, this.place.operatorNo);
    this.spend(false);
  }

  /** The balance is too low: often it is tried before it is known, then the guest pays in. */
  private makeUp(amount: Fen): void {
    if (this.random.chance(0.07)) {
      const { pin } = this.holder;
      this.add({ op: "spend", holder: this.holder, amount, pin, note: "" }, null, "100");
    }
    const wanted = drawRecharge(this.random);
    const missing = amount - this.total();
    this.recharge(wanted >= missing ? wanted : roundUp(missing));
  }

  /** One in 120 is typed in wrongly, taken back by the supervisor and entered again. */
  private recharge(wanted: Fen): void {
    const tender = drawTender(this.random);
    const paid = this.random.chance(1 / 120) ? wanted * 10n : wanted;
    if (paid === wanted || !this.bookRecharge(paid, tender)) {
      if (!this.bookRecharge(wanted, tender)) this.bookRecharge(10_000n, tender);
      return;
    }
    const wrong = this.steps.at(-1);
    if (wrong) this.takeBack("recharge", wrong, SUPERVISOR.no);
    this.bookRecharge(wanted, tender);
  }

  private bookRecharge(paid: Fen, tender: Tender): boolean {
    const { settings, held } = this;
    const facts = {
      now: new Date(this.at),
      storeId: this.place.storeId,
      priorRecharges: held.recharges,
      usesByTier: new Map<bigint, number>(),
    };
    const gift = computeBonus(settings.tiers, { paid, ...facts });
    const decided = decideRecharge({
      balance: held.balance,
      paid,
      bonus: gift.bonus,
      points: gift.points,
      expectedBonus: null,
      limits: settings.limits,
      named: this.holder.person.name !== "",
      operatorDayTotal: null,
    });
    if (!decided.ok) return false;
    held.balance = decided.value.after;
    held.recharges += 1;
    this.add(
      { op: "recharge", holder: this.holder, paid, tender },
      booking("recharge", decided.value.amounts, tender),
    );
    return true;
  }

  private bookSpend({ amount, note }: { amount: Fen; note: string }): Step {
    const { bucketOrder: order, pointsRule, limits } = this.settings;
    const decided = decideSpend({ balance: this.held.balance, amount, order, pointsRule, limits });
    if (!decided.ok) throw new Error(`the story spends what cannot be spent: ${decided.reason}`);
    this.held.balance = decided.value.after;
    const { pin } = this.holder;
    return this.add(
      { op: "spend", holder: this.holder, amount, pin, note },
      booking("spend", decided.value.amounts, null),
    );
  }

  private takeBack(kind: "recharge" | "spend", original: Step, operatorNo: string): void {
    if (!original.entry) throw new Error("only what was booked is taken back");
    const { amounts, tender } = original.entry;
    const back = mirror(amounts);
    this.held.balance = applyAmounts(this.held.balance, back);
    if (kind === "recharge") this.held.recharges -= 1;
    this.add(
      { op: "void", kind, holder: this.holder, original },
      booking(kind === "recharge" ? "rechargeVoid" : "spendVoid", back, tender),
      "000",
      operatorNo,
    );
  }

  /** A step takes between half a minute and three. */
  private add(
    deed: Deed,
    entry: Booking | null,
    code: Step["code"] = "000",
    operatorNo = this.place.operatorNo,
  ): Step {
    const step: Step = { at: this.at, operatorNo, deed, code, entry };
    this.steps.push(step);
    this.at += this.random.int(30_000, 180_000);
    return step;
  }

  private total(): Fen {
    return this.held.balance.principal + this.held.balance.bonus;
  }
}

function booking(kind: Booking["kind"], amounts: Amounts, tender: Tender | null): Booking {
  return { kind, amounts, tender, reversed: false };
}

/** To the next hundred yuan. */
function roundUp(fen: Fen): Fen {
  return ((fen + 9_999n) / 10_000n) * 10_000n;
}
