"use server";

import { action } from "@/server/action";
import { createTier } from "./operations/create-tier";
import { editTier } from "./operations/edit-tier";
import { endTier } from "./operations/end-tier";
import { previewTier } from "./operations/preview-tier";

export const createTierAction = action(createTier, { refresh: true });
export const editTierAction = action(editTier, { refresh: true });
export const endTierAction = action(endTier, { refresh: true });
export const previewTierAction = action(previewTier);
