import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import type { Links } from '../../links.js';
import type { Refund } from './refund.js';

/** Dossier 5.2: the account that the money goes to is not shown. */
export const presentRefund = (refund: Refund, links: Links): components['schemas']['Refund'] => ({
  id: refund.id,
  type: 'refund',
  amount: refund.amount,
  description: refund.description,
  reason: refund.reason,
  currency: refund.currency,
  payment: refund.payment,
  state: refund.state,
  refunded_at: refund.refunded_at === null ? null : isoSeconds(refund.refunded_at),
  created_at: isoSeconds(refund.created_at),
  _links: { self: `${links.api}/refunds/${refund.id}`, payment: `${links.api}/payments/${refund.payment}` },
});
