import * as z from "zod";
import { TENDERS } from "@/domain/entry";

export const tender = z.enum(TENDERS);
