import type postgres from "postgres";

type Pool = postgres.Sql<{ bigint: bigint }>;
type Scope = postgres.TransactionSql<{ bigint: bigint }>;
type Body = (scope: Scope) => unknown;

/** What a statement fails with when its connection is gone, or is about to be taken away by the server. */
const CONNECTION_LOST =
  /^(CONNECTION_(CLOSED|ENDED|DESTROYED)|ECONNRESET|ECONNABORTED|EPIPE|ETIMEDOUT|ERR_STREAM_DESTROYED|57P0[1-5])$/;

type Transaction = { over: boolean; readonly lost: (error: unknown) => void };

/**
 * The driver lets the body of a transaction go on after its connection has died: its next statements run on whatever
 * took the connection over, outside any transaction or inside a stranger's. Here they throw instead. It also sends a
 * rollback or a commit after the body, which would end a stranger's transaction, or end the process where the socket is
 * gone (postgres 3.4.9, porsager/postgres#1154): a body whose connection was lost never tells it that it has ended.
 */
export function endWithTheirConnection(pool: Pool): Pool {
  const begin = pool.begin;
  const guarded = async (...asked: [Body] | [string, Body]) => {
    const [options, body] = asked.length === 2 ? asked : ["", asked[0]];
    let lose: Transaction["lost"] = () => {};
    const lost = new Promise<never>((_, reject) => {
      lose = reject;
    });
    const transaction: Transaction = { over: false, lost: lose };
    try {
      return await Promise.race([begin(options, (scope) => told(body, scope, transaction)), lost]);
    } finally {
      transaction.over = true;
    }
  };
  Object.defineProperty(pool, "begin", { value: guarded });
  return pool;
}

/** Runs a body; what becomes of it is told to the driver only while its connection lives, a loss to the caller alone. */
async function told(body: Body, scope: Scope, transaction: Transaction): Promise<unknown> {
  try {
    const value = await body(guardedScope(scope, transaction));
    return transaction.over ? await never() : value;
  } catch (error) {
    if (isConnectionLost(error)) transaction.lost(error);
    if (transaction.over || isConnectionLost(error)) await never();
    throw error;
  }
}

function isConnectionLost(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause)
    if ("code" in at && typeof at.code === "string" && CONNECTION_LOST.test(at.code)) return true;
  return false;
}

function never(): Promise<never> {
  return new Promise(() => {});
}

function guardedScope(scope: Scope, transaction: Transaction): Scope {
  const requireLive = () => {
    if (transaction.over)
      throw new Error("the transaction is over: its connection was lost, or it has ended");
  };
  const savepoint = (...asked: [Body] | [string, Body]) => {
    requireLive();
    if (asked.length === 2) return scope.savepoint(asked[0], (inner) => told(asked[1], inner, transaction));
    return scope.savepoint((inner) => told(asked[0], inner, transaction));
  };
  return new Proxy(scope, {
    apply(target, self, args) {
      requireLive();
      return Reflect.apply(target, self, args);
    },
    get(target, key) {
      requireLive();
      return key === "savepoint" ? savepoint : Reflect.get(target, key);
    },
  });
}
