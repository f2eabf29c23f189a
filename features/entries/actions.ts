"use server";

import { action } from "@/server/action";
import { printReceipt } from "./operations/print-receipt";

export const printReceiptAction = action(printReceipt);
