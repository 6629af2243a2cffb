import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import { checkoutLink, type Links } from '../links.js';
import type { Period } from './rules/period.js';
import type { Series } from './rules/series.js';
import { awaitsFirstPayment } from './rules/transitions.js';

type Shown = components['schemas']['Subscription'];
type Payment = components['schemas']['Payment'];

/** Dossier 5.7, 5.11: what is shown of both, beside the type and its own fields. */
export const presentSeries = (series: Series) => ({
  id: series.id,
  type: series.type,
  description: series.description,
  currency: series.currency,
  state: series.state,
  customer: series.customer,
  mandate: series.mandate,
  first_period: series.first_period,
  payment_details: { return_url: series.payment_details.return_url, cancel_url: series.payment_details.cancel_url },
  metadata: series.metadata,
  created_at: isoSeconds(series.created_at),
});

/** The one word that there is for what a mandate debits; null where it is another, or not known yet. */
export const typeOfMandate = ({ mandate_method }: Series): Shown['subscription_type'] =>
  mandate_method === 'direct-debit' ? 'direct_debit' : null;

/** paypro.R79, R107: the checkout link is there until the first payment is paid. */
export const linksOfSeries = (series: Series, path: string, links: Links): Shown['_links'] => ({
  self: `${links.api}/${path}/${series.id}`,
  customer: `${links.api}/customers/${series.customer}`,
  ...(series.mandate ? { mandate: `${links.api}/mandates/${series.mandate}` } : {}),
  ...(awaitsFirstPayment(series) ? { checkout: checkoutLink(links, series.id) } : {}),
});

/** Dossier 5.9, 5.10: what is shown of the periods of both, with their payments. */
export const presentPeriod = (
  { id, type, amount, period_number, state, created_at }: Period,
  payments: readonly Payment[],
  self: string,
) => ({
  id,
  type,
  amount,
  period_number,
  state,
  payments: { type: 'list' as const, data: payments, count: payments.length, _links: { self: `${self}/payments` } },
  created_at: isoSeconds(created_at),
});

/** For the control plane: the record as it is kept, its payments by their ids. */
export const presentStoredPeriod = ({ created_at, ...period }: Period) => ({ ...period, created_at: isoSeconds(created_at) });
