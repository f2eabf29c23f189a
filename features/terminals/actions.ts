"use server";

import { action } from "@/server/action";
import { issueActivationCode } from "./operations/issue-activation-code";
import { registerTerminal } from "./operations/register-terminal";
import { renameTerminal } from "./operations/rename-terminal";
import { resumeTerminal } from "./operations/resume-terminal";
import { suspendTerminal } from "./operations/suspend-terminal";

export const registerTerminalAction = action(registerTerminal, { refresh: true });
export const issueActivationCodeAction = action(issueActivationCode, { refresh: true });
export const suspendTerminalAction = action(suspendTerminal, { refresh: true });
export const resumeTerminalAction = action(resumeTerminal, { refresh: true });
export const renameTerminalAction = action(renameTerminal, { refresh: true });
