import type { Reply } from "@/terminal/protocol/envelope";
import type { Operation } from "@/terminal/protocol/operations";
import { Breach, type Line, type Sent } from "./line";

/** What the person who runs the certification told about the merchant. */
export type Told = {
  readonly operator: { readonly no: string; readonly password: string };
  readonly supervisor: { readonly no: string; readonly password: string };
  readonly rechargePassword: string;
  /** an active card of another merchant, to be bound here; its PIN if it has one */
  readonly foreignCard: string | null;
  readonly foreignPin: string | null;
};

export const PIN = "135790";
export const NEW_PIN = "975310";

/** The counter a check stands at: the line, who is who, and what checks before it left behind. */
export class Shop {
  /** cards by the name the checks call them */
  readonly cards = new Map<string, string>();
  readonly remembered = new Map<string, { sent: Sent; reply: Reply }>();

  constructor(
    readonly line: Line,
    readonly told: Told,
  ) {}

  /** A T by the operator that must be answered with this code; gives its reply data. */
  async must(code: string, op: Operation, data: Readonly<Record<string, unknown>>): Promise<Data> {
    const done = await this.line.perform(op, { operator: this.told.operator.no, ...data });
    expectCode(op, done.reply, code);
    this.remembered.set(op, done);
    return done.reply.data;
  }

  /** A Q that must be answered with this code. */
  async read(code: string, op: Operation, data: Readonly<Record<string, unknown>>): Promise<Data> {
    const reply = await this.line.ask(op, data);
    expectCode(op, reply, code);
    return reply.data;
  }

  card(name: string): { readonly no: string } {
    const no = this.cards.get(name);
    if (!no) throw new Breach(`the card "${name}" was not opened: an earlier check failed`);
    return { no };
  }

  /** A virtual card under a name, with or without a PIN. */
  async open(name: string, phone: string, pin: string | null): Promise<void> {
    const data = await this.must("000", "card.open", { phone, ...(pin === null ? {} : { newPin: pin }) });
    this.cards.set(name, text(data, "cardNo"));
  }

  /** Money on a card, in fen. */
  async recharge(name: string, paid: number): Promise<Data> {
    const { rechargePassword } = this.told;
    return this.must("000", "recharge", { card: this.card(name), paid, tender: "cash", rechargePassword });
  }

  async balance(name: string, pin: string | null): Promise<Data> {
    return this.read("000", "balance", { card: this.card(name), ...(pin === null ? {} : { pin }) });
  }

  get word() {
    return { supervisor: this.told.supervisor };
  }
}

type Data = Readonly<Record<string, unknown>>;

export function expectCode(op: string, reply: Reply, code: string): void {
  if (reply.code !== code) throw new Breach(`${op}: answered ${reply.code}, should be ${code}`);
}

export function text(data: Data, field: string): string {
  const value = data[field];
  if (typeof value !== "string") throw new Breach(`${field} is missing in the reply`);
  return value;
}

export function figure(data: Data, field: string): number {
  const value = data[field];
  if (typeof value !== "number") throw new Breach(`${field} is missing in the reply`);
  return value;
}

export function same(what: string, is: unknown, should: unknown): void {
  if (JSON.stringify(is) !== JSON.stringify(should))
    throw new Breach(`${what} is ${JSON.stringify(is)}, should be ${JSON.stringify(should)}`);
}

/** One row of the certificate. `needs` names what it cannot be tried without. */
export type Check = {
  readonly title: string;
  readonly needs?: (told: Told) => string | null;
  readonly run: (shop: Shop) => Promise<void>;
};
