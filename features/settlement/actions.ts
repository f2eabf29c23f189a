"use server";

import { action } from "@/server/action";
import { printSettlement } from "./operations/print-settlement";

export const printSettlementAction = action(printSettlement);
