declare const minted: unique symbol;

/** Which merchant's rows may be touched. Every query takes one first; none can be made from a request's own words. */
export type Scope = { readonly merchantId: bigint; readonly [minted]: true };

/**
 * Only a gate may call this, after it has proved whose request this is: server/session.ts (a live user session),
 * server/operation.ts (the command line), terminal/ (a good MAC), scripts and tests.
 */
export function mintScope(merchantId: bigint): Scope {
  const scope: { readonly merchantId: bigint; readonly [minted]?: true } = Object.freeze({ merchantId });
  assertMinted(scope);
  return scope;
}

function assertMinted(scope: { readonly merchantId: bigint }): asserts scope is Scope {
  if (scope.merchantId <= 0n) throw new RangeError("a scope needs a merchant");
}
