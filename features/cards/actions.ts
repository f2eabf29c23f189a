"use server";

import { action } from "@/server/action";
import { generateStock } from "./operations/generate-stock";
import { revealPhone } from "./operations/reveal-phone";

export const revealPhoneAction = action(revealPhone, { refresh: true });
export const generateStockAction = action(generateStock, { refresh: true });
