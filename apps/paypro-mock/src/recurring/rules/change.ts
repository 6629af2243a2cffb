import { fault } from '../../faults.js';
import { type Mandate, usable } from '../../resources/mandates/mandate.js';
import { checkNotStarted, checkOngoing } from './checks.js';
import { rescheduled } from './schedule.js';
import type { Series } from './series.js';
import { changedFirstTerms, changedTerms, type FirstTerms, type Terms } from './terms.js';
import { withMandate } from './transitions.js';

/** What PATCH can do to subscriptions and plans alike. */
interface Changes {
  readonly description?: string;
  readonly mandate?: string;
  readonly period?: Partial<Terms> | { readonly vat?: number | null };
  readonly first_period?: Partial<FirstTerms> | { readonly vat?: number | null } | null;
}

/** paypro.R91: only an approved direct debit mandate of the same customer. */
export function checkMandate(series: Series, { mandate: id }: Changes, mandate: Mandate | undefined): void {
  if (id === undefined) return;
  if (!mandate) throw fault('unknown_reference', { param: 'mandate' });
  if (mandate.customer !== series.customer) throw fault('mandate_of_another', {});
  if (mandate.pay_method !== 'direct-debit' || !usable.includes(mandate.state)) throw fault('mandate_not_usable', {});
}

/** paypro.R87-R91, R115: what is sent replaces, for what is still to come. */
export function changed<S extends Series>(series: S, now: number, changes: Changes, mandate: Mandate | undefined): S {
  checkMandate(series, changes, mandate);
  checkOngoing(series);
  if (changes.first_period !== undefined) checkNotStarted(series);
  const { description = series.description, period, first_period } = changes;
  const described = {
    ...series,
    description,
    first_period: first_period === undefined ? series.first_period : changedFirstTerms(series.first_period, first_period),
  };
  const charged = mandate ? withMandate(described, mandate) : described;
  return period ? withTerms(charged, changedTerms(series.period, period), now) : charged;
}

/** paypro.R88: the date on which the present period ends stays. */
const withTerms = <S extends Series>(series: S, period: Terms, now: number): S => ({
  ...series,
  ...(series.period ? rescheduled(series, series.period, period, now) : {}),
  period,
});
