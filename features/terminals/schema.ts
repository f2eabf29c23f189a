import * as z from "zod";
import { idField, lineField } from "@/server/input-fields";

export const registerTerminalInput = z.object({ storeId: idField, name: lineField(30) });
export const renameTerminalInput = z.object({ terminalId: idField, name: lineField(30) });
export const terminalInput = z.object({ terminalId: idField });
