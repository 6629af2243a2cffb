import { fault } from '../../faults.js';
import { refused, type Series, takes } from './series.js';
import { ongoing, running } from './states.js';
import { words } from './words.js';

/** What has ended is not changed any more. */
export function checkOngoing(series: Series): void {
  if (!ongoing.includes(series.state)) throw refused(series, 'updated');
}

/** Dossier 6.5: a period is made on request only while it runs. */
export function checkRunning(series: Series): void {
  if (!running.includes(series.state)) throw refused(series, 'given another period');
}

/** paypro.R89, R115: what differs in the first period is settled by the start. */
export function checkNotStarted(series: Series): void {
  const { name, started } = words[series.type];
  if (!takes(series, 'start')) throw fault('first_period_settled', { what: name, rule: started });
}
