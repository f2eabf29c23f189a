import * as z from "zod";
import { emptyAsAbsent, idField, lineField, userPasswordField } from "@/server/input-fields";

/** A text that can be looked for: the database takes no NUL. */
const soughtField = z
  .string()
  .trim()
  .toLowerCase()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}*$/u);

/** What is typed at sign-in. Bounded, so that nobody feeds books to the slow hash. */
export const signInInput = z.object({
  merchant: soughtField,
  login: soughtField,
  password: z.string().min(1).max(128),
});

/** Log-in names are stored as they are compared: lower case. */
export const loginField = z
  .string("REQUIRED")
  .trim()
  .toLowerCase()
  .min(1, "REQUIRED")
  .max(60, "TOO_LONG")
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._@+-]*$/u, "LOGIN_CHARACTERS");

export const createUserInput = z.object({
  login: loginField,
  name: lineField(40),
  role: z.enum(["owner", "supervisor", "auditor"], "MALFORMED"),
  /** left out: a random one is made and returned once */
  password: userPasswordField.optional(),
});

/** Changed by hand, so it can be longer than the least that is let through for a first one. */
const newPasswordField = z.string("REQUIRED").min(10, "TOO_SHORT").max(128, "TOO_LONG");
const typedPasswordField = z.string("REQUIRED").min(1, "REQUIRED").max(128, "TOO_LONG");

export const changeOwnPasswordInput = z
  .object({
    password: typedPasswordField,
    newPassword: newPasswordField,
    again: typedPasswordField,
    /** the sign-in that stays; the action says which, not the form */
    sessionId: z.uuid("MALFORMED"),
  })
  .refine(({ newPassword, again }) => newPassword === again, { path: ["again"], error: "NOT_THE_SAME" });

export const setUserOperatorInput = z.object({
  userId: idField,
  /** left out: the user is no operator */
  operatorId: emptyAsAbsent(idField),
});

export const revokeSessionInput = z.object({ sessionId: z.uuid("MALFORMED") });
