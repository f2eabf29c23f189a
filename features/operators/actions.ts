"use server";

import { action } from "@/server/action";
import { addOperator } from "./operations/add-operator";
import { removeOperator } from "./operations/remove-operator";
import { renameOperator } from "./operations/rename-operator";
import { setOperatorPassword } from "./operations/set-operator-password";

export const addOperatorAction = action(addOperator, { refresh: true });
export const renameOperatorAction = action(renameOperator, { refresh: true });
export const removeOperatorAction = action(removeOperator, { refresh: true });
export const setOperatorPasswordAction = action(setOperatorPassword, { refresh: true });
