import * as z from "zod";
import { lineField, optionalLineField } from "@/server/input-fields";

export const createStoreInput = z.object({
  name: lineField(40),
  address: optionalLineField(120),
  phone: optionalLineField(30),
});
