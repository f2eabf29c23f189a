/**
 * Deliberate faults of the kinds other systems had, and for each the test that has to notice. They are planted while the
 * test run transforms the sources (planted-bugs.config.ts); the product itself has no switch for them.
 */
export type PlantedBug = {
  readonly name: string;
  readonly file: string;
  /** every place this stands at in the file is replaced; it has to stand there */
  readonly replace: readonly (readonly [found: string, by: string])[];
  readonly caughtBy: { readonly file: string; readonly test?: string };
};

const exactlyOnce = (test: string) => ({ file: "terminal/exactly-once.db.test.ts", test });
const gates = (test: string) => ({ file: "terminal/gates.db.test.ts", test });
const twoServers = (test: string) => ({ file: "terminal/two-servers.db.test.ts", test });
const verified = (test: string) => ({ file: "ledger/verify.db.test.ts", test });

export const PLANTED_BUGS: readonly PlantedBug[] = [
  {
    name: "no version guard",
    file: "ledger/write-decisions.ts",
    replace: [[" and a.version = i.account_version", ""]],
    caughtBy: twoServers("PIN guesses at two servers"),
  },
  {
    name: "answered before the commit",
    file: "ledger/lanes.ts",
    replace: [
      [
        "await writeDecisions(sql, writes)",
        "(writeDecisions(sql, writes).catch(() => []), writes.map(() => true))",
      ],
    ],
    caughtBy: twoServers("one card at two servers"),
  },
  {
    name: "settled without holding the terminal",
    file: "ledger/terminal-transaction.ts",
    replace: [['.for("update")', ""]],
    caughtBy: twoServers("a settlement at one server while the other books"),
  },
  {
    name: "no tombstone",
    file: "ledger/reverse.ts",
    replace: [["await insertTombstone(sql, merchantId, key, reply, at);", ""]],
    caughtBy: exactlyOnce("a reversal of a key never seen is a tombstone"),
  },
  {
    name: "declines forgotten",
    file: "ledger/write-decisions.ts",
    replace: [["where record = 'request'", "where record = 'request' and outcome = 'applied'"]],
    caughtBy: exactlyOnce("a decline is remembered"),
  },
  {
    name: "same key, any body",
    file: "ledger/remembered.ts",
    replace: [["!sameBytes(known.bodyHash, key.bodyHash)", "false"]],
    caughtBy: exactlyOnce("a key taken by another body"),
  },
  {
    name: "an ended session goes on",
    file: "ledger/remembered.ts",
    replace: [["key.session !== seen.terminal.session", "false"]],
    caughtBy: exactlyOnce("a new sign-on ends the session"),
  },
  {
    name: "counter not raised with the wrong PIN",
    file: "ledger/card-gates.ts",
    replace: [["account.pinFails + 1", "account.pinFails"]],
    caughtBy: gates("200 PIN guesses at once"),
  },
  {
    name: "an approval used again",
    file: "features/approvals/take-approval.ts",
    replace: [["a.used_at is not null as used", "false as used"]],
    caughtBy: {
      file: "terminal/refunds.db.test.ts",
      test: "without a word an approval is asked for; granted, it serves this refund once and stands on the entry",
    },
  },
  {
    name: "a card's one-time code used again",
    file: "features/cards/card-token.ts",
    replace: [["and used_at is null ", ""]],
    caughtBy: { file: "terminal/card-tokens.db.test.ts", test: "used at two terminals at once" },
  },
  {
    name: "wrong PINs counted merchant by merchant",
    file: "ledger/money-operation.ts",
    replace: [['countsElsewhere(write) ? "leave" : write', "write"]],
    caughtBy: gates("guesses at a card bound at two merchants"),
  },
  {
    name: "MAC not compared",
    file: "terminal/handler.ts",
    replace: [["!isMacOf(found.keys.mac, text, headers.mac)", "false"]],
    caughtBy: gates("flipped bits anywhere"),
  },
  {
    name: "nonce not kept",
    file: "terminal/gate-query.ts",
    replace: [["exists (select 1 from taken) as fresh", "true as fresh"]],
    caughtBy: gates("a nonce of a read"),
  },
  {
    name: "tenant clause missing in a query",
    file: "features/entries/terminal-queries.ts",
    replace: [["eq(entries.merchantId, scope.merchantId), ", ""]],
    caughtBy: gates("another merchant's card, entry and terminal"),
  },
  {
    name: "tenant clause missing in an operation",
    file: "features/recharge-tiers/operations/lock-open-tier.ts",
    replace: [["eq(rechargeTiers.merchantId, scope.merchantId), ", ""]],
    caughtBy: { file: "features/tenant-matrix.db.test.ts" },
  },
  {
    name: "cached balance",
    file: "ledger/read-snapshots.ts",
    replace: [
      [
        "const account = toAccount(ask, row);",
        "const account = (cached[ask.cardNo] ??= toAccount(ask, row));",
      ],
      [
        "async function toSnapshot(",
        "const cached: Record<string, AccountState | null> = {};\nasync function toSnapshot(",
      ],
    ],
    caughtBy: { file: "terminal/main-job.db.test.ts", test: "a card is opened, recharged" },
  },
  {
    name: "chain without a key",
    file: "ledger/chain-code.ts",
    replace: [
      ['createHmac("sha256", keys().chain)', 'createHash("sha256")'],
      ["import { createHmac }", "import { createHash }"],
    ],
    caughtBy: verified("every kind of edit is found"),
  },
  {
    name: "a column left out of the chain",
    file: "ledger/chain-code.ts",
    replace: [['    e.tender ?? "",\n', ""]],
    caughtBy: verified("no column of an entry"),
  },
  {
    name: "money in floats",
    file: "domain/bucket.ts",
    replace: [
      [
        "mulDivFloor(amount, holds.bonus, total)",
        "BigInt(Math.floor(Number(amount) * (Number(holds.bonus) / Number(total))))",
      ],
    ],
    caughtBy: { file: "domain/bucket-exact.test.ts", test: "a share that comes out even" },
  },
  {
    name: "earned points kept after a void",
    file: "domain/voiding.ts",
    replace: [["const amounts = mirror(original);", "const amounts = { ...mirror(original), points: 0n };"]],
    caughtBy: { file: "domain/voiding.test.ts", test: "gives both buckets back and takes earned points" },
  },
  {
    name: "a recharge voided although spent",
    file: "domain/voiding.ts",
    replace: [["balance.principal < original.principal || balance.bonus < original.bonus", "false"]],
    caughtBy: { file: "domain/voiding.test.ts", test: "never leaves a bucket below zero" },
  },
  {
    name: "one's own request approved",
    file: "domain/rights.ts",
    replace: [["if (makerId !== approverId) return", "return"]],
    caughtBy: { file: "domain/rights.test.ts", test: "nobody approves a refund" },
  },
  {
    name: "shown before it is stored",
    file: "terminal/client/resolve.ts",
    replace: [
      [
        'return line.put(concluded(record, reply), "outcome-stored");',
        "return Promise.resolve(concluded(record, reply));",
      ],
    ],
    caughtBy: { file: "terminal/client/terminal.test.ts", test: "is stored, sent, its reply stored" },
  },
  {
    name: "sent again under another id",
    file: "terminal/client/resolve.ts",
    replace: [
      ["line.send(session, at.body)", 'line.send(session, at.body.replace(/"txnId":"./, "$&" + silent))'],
    ],
    caughtBy: { file: "terminal/client/exactly-once.test.ts", test: "whatever the network and the power do" },
  },
];
