import postgres from "postgres";

/** Tells whether anything of a merchant's changed: one digest over every row of every table that is theirs. */
export type Digester = { of(merchantId: bigint): Promise<string>; end(): Promise<void> };

export async function merchantDigester(ownerUrl: string): Promise<Digester> {
  const sql = postgres(ownerUrl, { max: 1, onnotice: () => {} });
  const tables = await sql<{ name: string; column: string }[]>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'public' and column_name in ('merchant_id', 'issuer_id') order by 1`;
  const whole = tables
    .map(
      ({ name, column }) =>
        `select '${name}' as name, md5(string_agg(t::text, ',' order by t::text)) as digest from "${name}" t where ${column} = $1`,
    )
    .join("\nunion all\n");
  return {
    async of(merchantId) {
      const rows = await sql.unsafe<{ name: string; digest: string | null }[]>(whole, [
        merchantId.toString(),
      ]);
      return rows.map(({ name, digest }) => `${name} ${digest ?? "-"}`).join("\n");
    },
    end: () => sql.end(),
  };
}
