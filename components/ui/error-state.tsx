import type { ReactNode } from "react";
import { Status } from "./status";

/** What happened, that nothing was lost, and what to do. `reference` finds the line in the log. */
export function ErrorState({
  title,
  children,
  action,
  reference,
  label,
}: {
  title: ReactNode;
  children: ReactNode;
  action?: ReactNode;
  reference?: string;
  /** the word beside the shape, e.g. "Not shown" */
  label: ReactNode;
}) {
  return (
    <div role="alert" className="flex flex-col items-start gap-2 px-6 py-12 sm:mx-auto sm:max-w-lg">
      <Status tone="bad">{label}</Status>
      <h1 className="font-semibold text-xl">{title}</h1>
      <div className="text-muted">{children}</div>
      {action ? <div className="flex gap-2 pt-3">{action}</div> : null}
      {reference ? <p className="pt-2 font-mono text-muted text-xs">{reference}</p> : null}
    </div>
  );
}
