import type { Mandate } from '../../resources/mandates/mandate.js';
import { caughtUp, scheduleFrom } from './schedule.js';
import { advance, type Series, takes } from './series.js';

/** paypro.R79, R107: the customer is still to pay for the first time. */
export const awaitsFirstPayment = (series: Series): boolean => series.pay_methods !== null && takes(series, 'start');

/** paypro.R101: whether its periods come by themselves. */
export const isAutomatic = (series: Series): boolean => series.type === 'installment_plan' || series.scheduling === 'automatic';

/** paypro.R77, R80: it runs, and its dates count from now. */
export const started = <S extends Series>(series: S, now: number): S => ({
  ...advance(series, 'start'),
  ...scheduleFrom(now, isAutomatic(series) ? series.period : null, series.first_period),
});

/** paypro.R95: paused time is not caught up. */
export function resumed<S extends Series>(series: S, now: number): S {
  const active = advance(series, 'resume');
  return active.period ? { ...active, ...caughtUp(active, active.period, now) } : active;
}

/** paypro.R91: the mandate, and what it debits. */
export const withMandate = <S extends Series>(series: S, mandate: Mandate): S => ({
  ...series,
  mandate: mandate.id,
  mandate_method: mandate.pay_method,
});
