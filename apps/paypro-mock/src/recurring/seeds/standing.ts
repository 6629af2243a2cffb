import { fault } from '../../faults.js';
import type { Mandate } from '../../resources/mandates/mandate.js';
import type { Tx } from '../../state.js';
import { caughtUp, scheduleFrom } from '../rules/schedule.js';
import { type Series, takes } from '../rules/series.js';
import { charging, type SeriesState } from '../rules/states.js';
import { isAutomatic } from '../rules/transitions.js';

/** What a seed says of how far a series has come. */
export interface Progress {
  readonly state?: SeriesState;
  readonly periods_made?: number;
}

/** The mandate that a seed names. What it names has to be there, and what has started has a mandate. */
export function mandateOfSeed(
  tx: Tx,
  { customer, mandate, state }: { customer: string; mandate?: string | null } & Progress,
): Mandate | undefined {
  if (!tx.customers.get(customer)) throw fault('unknown_reference', { param: 'customer' });
  if (typeof mandate !== 'string') {
    if (state !== undefined && charging.includes(state)) throw fault('must_be_set', { param: 'mandate' });
    return undefined;
  }
  const known = tx.mandates.get(mandate);
  if (!known) throw fault('unknown_reference', { param: 'mandate' });
  if (known.customer !== customer) throw fault('mandate_of_another', {});
  return known;
}

/** A series as it stands now, had it run since its start: its dates by now have passed, and the next one is due. */
export function standing<S extends Series>(series: S, start: number, now: number, { state = series.state, periods_made }: Progress): S {
  const known = { ...series, state };
  const hasStarted = !takes(known, 'start') && start <= now;
  if (!hasStarted || !series.period || !isAutomatic(series)) return { ...known, periods_made: periods_made ?? 0 };
  const schedule = caughtUp(scheduleFrom(start, series.period, series.first_period), series.period, now);
  // Without a first period of another length, the first step leads to period 2.
  const passed = schedule.anchor === start ? schedule.steps : schedule.steps + 1;
  const most = series.type === 'installment_plan' ? series.number_of_periods : passed;
  return { ...known, ...schedule, periods_made: periods_made ?? Math.min(passed, most) };
}
