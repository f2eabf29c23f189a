"use server";

import { action } from "@/server/action";
import { showActivationCode } from "./components/activation-code-shown";
import { issueActivationCode } from "./operations/issue-activation-code";
import { registerTerminal } from "./operations/register-terminal";
import { renameTerminal } from "./operations/rename-terminal";
import { resumeTerminal } from "./operations/resume-terminal";
import { suspendTerminal } from "./operations/suspend-terminal";

export const registerTerminalAction = action(registerTerminal, { refresh: true });
export const suspendTerminalAction = action(suspendTerminal, { refresh: true });
export const resumeTerminalAction = action(resumeTerminal, { refresh: true });
export const renameTerminalAction = action(renameTerminal, { refresh: true });

const issueCode = action(issueActivationCode, { refresh: true });

/** The one action whose value is drawn here: the code goes to the screen as text and as a picture, and nowhere else. */
export async function issueActivationCodeAction(before: unknown, input: unknown) {
  const answer = await issueCode(before, input);
  return answer.ok ? { ...answer, value: showActivationCode(answer.value) } : answer;
}
