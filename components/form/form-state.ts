import { createContext, useContext } from "react";

/** What a server action answers a form with: the operation's value, or why not, as codes. */
export type ActionAnswer<V> =
  | { readonly ok: true; readonly value: V }
  | {
      readonly ok: false;
      readonly error: {
        /** a rule's reason, or INVALID, NOT_FOUND, FORBIDDEN, UNEXPECTED */
        readonly reason: string;
        readonly detail: Readonly<Record<string, unknown>>;
        /** by field name, one code each */
        readonly fields?: Readonly<Record<string, string>>;
      };
    };

export type FormAction<V = unknown> = (before: unknown, input: unknown) => Promise<ActionAnswer<V>>;

/** What the fields and buttons of a form need to know; all texts in the reader's language. */
export type FormState = {
  readonly pending: boolean;
  /** what happened, that nothing was lost, what to do */
  readonly error?: string | undefined;
  readonly fieldErrors: Readonly<Record<string, string>>;
};

export const FormContext = createContext<FormState>({ pending: false, fieldErrors: {} });

/** The state of the form around; calm outside one. */
export function useForm(): FormState {
  return useContext(FormContext);
}
