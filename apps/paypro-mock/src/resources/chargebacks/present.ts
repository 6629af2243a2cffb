import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import type { Links } from '../../links.js';
import type { Chargeback } from './chargeback.js';

/** Dossier 5.3. */
export const presentChargeback = (chargeback: Chargeback, links: Links): components['schemas']['Chargeback'] => ({
  id: chargeback.id,
  type: 'chargeback',
  amount: chargeback.amount,
  description: chargeback.description,
  reason: chargeback.reason,
  currency: chargeback.currency,
  payment: chargeback.payment,
  state: chargeback.state,
  charged_back_at: chargeback.charged_back_at === null ? null : isoSeconds(chargeback.charged_back_at),
  created_at: isoSeconds(chargeback.created_at),
  _links: { self: `${links.api}/chargebacks/${chargeback.id}`, payment: `${links.api}/payments/${chargeback.payment}` },
});
