import type postgres from "postgres";

type Pool = postgres.Sql<{ bigint: bigint }>;
type Scope = postgres.TransactionSql<{ bigint: bigint }>;
type Body = (scope: Scope) => unknown;

/**
 * The driver lets the body of a transaction go on after its connection has died: its next statements run on whatever
 * took the connection over, outside any transaction or inside a stranger's. Here they throw instead.
 */
export function endWithTheirConnection(pool: Pool): Pool {
  const begin = pool.begin;
  const guarded = async (...asked: [Body] | [string, Body]) => {
    const [options, body] = asked.length === 2 ? asked : ["", asked[0]];
    const transaction = { over: false };
    try {
      return await begin(options, (scope) => body(guardedScope(scope, transaction)));
    } finally {
      transaction.over = true;
    }
  };
  Object.defineProperty(pool, "begin", { value: guarded });
  return pool;
}

function guardedScope(scope: Scope, transaction: { readonly over: boolean }): Scope {
  const requireLive = () => {
    if (transaction.over)
      throw new Error("the transaction is over: its connection was lost, or it has ended");
  };
  return new Proxy(scope, {
    apply(target, self, args) {
      requireLive();
      return Reflect.apply(target, self, args);
    },
    get(target, key) {
      requireLive();
      return Reflect.get(target, key);
    },
  });
}
