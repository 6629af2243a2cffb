import type { Tx } from '../state.js';
import { openFirstPeriod } from './collect.js';
import { follow, type Period, settled } from './rules/period.js';
import { advance, type Series, takes } from './rules/series.js';
import { resumed, started } from './rules/transitions.js';
import { lastPeriodOf, putPeriod, record } from './store.js';

/** paypro.R77, R106: it starts by its mandate, and its first period is due. */
export const startSeries = <S extends Series>(tx: Tx, series: S): S => openFirstPeriod(tx, record(tx, started(series, tx.now), 'started'));

/** paypro.R94. */
export const pauseSeries = <S extends Series>(tx: Tx, series: S): S => record(tx, advance(series, 'pause'), 'paused');

/** paypro.R95: what was finished during the pause is completed now. */
export const resumeSeries = <S extends Series>(tx: Tx, series: S): S => completeIfDone(tx, record(tx, resumed(series, tx.now), 'resumed'));

/** paypro.R92, R102, R111: no new periods; those that are not collected are given up where that was asked for. */
export function cancelSeries<S extends Series>(tx: Tx, series: S): S {
  const canceled = record(tx, advance(series, 'cancel'), 'canceled');
  if (series.type === 'subscription' && series.cancel_periods_on_cancellation) {
    for (const period of tx.subscriptionPeriods.all(['series', series.id])) putPeriod(tx, follow(period, 'cancel'));
  }
  return canceled;
}

/** Dossier 6.7: a plan is completed once all its periods exist and the last one is paid. */
export function completeIfDone<S extends Series>(tx: Tx, series: S): S {
  const isComplete =
    series.type === 'installment_plan' &&
    takes(series, 'complete') &&
    series.periods_made >= series.number_of_periods &&
    isSettled(lastPeriodOf(tx, series));
  return isComplete ? record(tx, advance(series, 'complete'), 'completed') : series;
}

const isSettled = (period: Period | undefined) => period !== undefined && settled.includes(period.state);
