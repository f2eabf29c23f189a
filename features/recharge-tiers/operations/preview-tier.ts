import { describeTier, type RechargeTier } from "@/domain/bonus";
import { defineOperation } from "@/server/operation";
import { previewBonus } from "../queries";
import { previewTierInput } from "../schema";
import { tierColumns } from "./tier-columns";

/** A tier not saved yet has no id; ids are above zero, and among equal tiers the older one wins. */
const UNSAVED = 2n ** 63n - 1n;

/** What paying an amount would give now, also with a tier that is still being written; it changes nothing. */
export const previewTier = defineOperation({
  name: "tier.preview",
  right: "tier:read",
  input: previewTierInput,
  async run({ tx, ctx, input }) {
    const draft = input.draft ? await draftOf(tx, ctx, input.draft, input.tierId) : undefined;
    const { tier, bonus, points } = await previewBonus(ctx.scope, {
      paidFen: input.paid,
      storeId: input.storeId,
      at: ctx.now,
      firstRecharge: input.firstRecharge,
      ...(draft ? { draft } : {}),
    });
    return {
      value: {
        paid: input.paid,
        bonus,
        points,
        tier: tier && { name: tier.name, words: describeTier(tier), isDraft: tier.id === draft?.id },
        draftWords: draft ? describeTier(draft) : null,
      },
      audit: null,
    };
  },
});

async function draftOf(
  tx: Parameters<typeof tierColumns>[0],
  ctx: Parameters<typeof tierColumns>[1],
  terms: Parameters<typeof tierColumns>[2],
  tierId: bigint | undefined,
): Promise<RechargeTier> {
  const { fromFen, ...columns } = await tierColumns(tx, ctx, terms);
  return { ...columns, id: tierId ?? UNSAVED, from: fromFen };
}
