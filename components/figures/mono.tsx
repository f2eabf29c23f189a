import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { formatCardNumber } from "@/domain/card-number";
import { maskPhone } from "@/domain/person";

/** Vouchers, references, codes that need no copying. */
export function Mono({ children, className }: { children: ReactNode; className?: string }) {
  return <span className={cn("whitespace-nowrap font-mono", className)}>{children}</span>;
}

/** A card number as it is read out: in fours. */
export function CardNumber({ no, className }: { no: string; className?: string }) {
  return <span className={cn("whitespace-nowrap tabular-nums", className)}>{formatCardNumber(no)}</span>;
}

/** A phone with its middle hidden: 139 **** 1234. The whole number comes only from a logged deed. */
export function Phone({ phone, className }: { phone: string; className?: string }) {
  return <span className={cn("whitespace-nowrap tabular-nums", className)}>{maskPhone(phone)}</span>;
}
