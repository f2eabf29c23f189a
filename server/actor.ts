import type { Role } from "@/domain/rights";

export type ActorKind = "operator" | "user" | "member" | "platform" | "system";
export type Door = "terminal" | "portal" | "member" | "admin" | "system";

/** Who acts: kind and id name the row, the role what it may do. */
export type Actor = {
  readonly kind: ActorKind;
  readonly id: bigint | null;
  readonly role: Role;
  readonly name: string;
};
