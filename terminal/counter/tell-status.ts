import type { Desk } from "./desk";
import type { CounterParts } from "./parts";
import type { CounterStatus } from "./status";

/** Gathers the status line and tells it when something of it has changed. */
export function statusTeller({ onStatus }: CounterParts) {
  let desk: Desk | null = null;
  let last = "";
  let failure: { readonly thrown: unknown } | null = null;
  const tell = async (): Promise<void> => {
    if (failure) throw failure.thrown;
    if (!desk) return;
    await rememberPlace(desk);
    const status = await statusOf(desk);
    const text = JSON.stringify(status);
    if (text === last) return;
    last = text;
    onStatus?.(status);
  };
  /** In the background: what fails is thrown where the next one is waited for. */
  const soon = () =>
    void tell().catch((thrown: unknown) => {
      failure ??= { thrown };
    });
  return {
    /** whose status it is, once there is a desk */
    of: (made: Desk) => {
      desk = made;
      made.terminal.onNetwork(soon);
    },
    tell,
    soon,
  };
}

async function statusOf(desk: Desk): Promise<CounterStatus> {
  const { terminal, shift, notebook } = desk;
  const { place, approvals, punches, idleMinutes } = notebook.read();
  const info = terminal.info();
  const known = place?.terminal === terminal.id() ? place : null;
  return {
    terminal: terminal.id(),
    merchant: info?.merchant.name ?? known?.merchant ?? "",
    store: info?.store.name ?? known?.store ?? "",
    batch: terminal.batch(),
    operator: shift.operator(),
    network: terminal.network(),
    unresolved: (await desk.unresolved()).length,
    locked: shift.locked(),
    waitingApprovals: approvals.length,
    queuedPunches: punches.length,
    idleMinutes,
    upgradeTo: desk.upgradeTo,
  };
}

/** Keeps whose terminal this is, for a power-on without the server. */
async function rememberPlace({ terminal, notebook }: Desk): Promise<void> {
  const info = terminal.info();
  if (!info) return;
  const now = {
    terminal: terminal.id(),
    merchant: info.merchant.name,
    store: info.store.name,
    zone: info.settings.zone,
  };
  if (JSON.stringify(notebook.read().place) === JSON.stringify(now)) return;
  await notebook.change(() => ({ place: now }));
}
