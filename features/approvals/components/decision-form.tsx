"use client";

import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/form/action-form";
import { TextField } from "@/components/form/field";
import { FormErrors } from "@/components/form/form-errors";
import { SubmitButton } from "@/components/form/submit-button";
import { denyApprovalAction, grantApprovalAction } from "../actions";

/** Which of the two buttons was pressed goes along with the form. */
function decide(before: unknown, input: unknown) {
  const denies = input instanceof FormData && input.get("deed") === "deny";
  return denies ? denyApprovalAction(before, input) : grantApprovalAction(before, input);
}

/** Grant or deny, with one's own password typed anew. `amount` stands on the button that lets it happen. */
export function DecisionForm({ approvalId, amount }: { approvalId: string; amount: string | null }) {
  const t = useTranslations("approvals.one");
  const e = useTranslations("approvals.errors");
  return (
    <ActionForm
      action={decide}
      doneWords={t("done")}
      errorWords={{
        PASSWORD_WRONG: e("PASSWORD_WRONG"),
        PASSWORD_LOCKED: e("PASSWORD_LOCKED"),
        OWN_REQUEST: e("OWN_REQUEST"),
        NOT_AN_APPROVER: e("NOT_AN_APPROVER"),
        ALREADY_DECIDED: e("ALREADY_DECIDED"),
      }}
    >
      <input type="hidden" name="approvalId" value={approvalId} />
      <TextField
        name="password"
        type="password"
        label={t("password")}
        help={t("passwordHelp")}
        autoComplete="current-password"
        maxLength={128}
      />
      <TextField
        name="reason"
        label={t("reason")}
        optional={t("reasonWhen")}
        help={t("reasonHelp")}
        autoComplete="off"
        maxLength={100}
      />
      <FormErrors />
      <div className="grid grid-cols-2 gap-3">
        <SubmitButton size="lg" name="deed" value="grant">
          {amount === null ? t("grant") : t("grantAmount", { amount })}
        </SubmitButton>
        <SubmitButton size="lg" name="deed" value="deny" variant="danger">
          {t("deny")}
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
