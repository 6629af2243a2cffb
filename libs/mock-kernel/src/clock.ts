/** A world's clock: frozen at `at`, or running with the machine's since that showed `since`. Epoch milliseconds. */
export interface Clock {
  readonly at: number;
  readonly since: number | undefined;
}

export const frozenAt = (at: number): Clock => ({ at, since: undefined });
export const runningFrom = (at: number, machine: number): Clock => ({ at, since: machine });

/** The world's time when the machine's shows `machine`. */
export const timeOf = (clock: Clock, machine: number): number =>
  clock.since === undefined ? clock.at : clock.at + Math.max(0, Math.floor(machine - clock.since));

/** `2026-01-31T12:00:00Z` */
export const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
