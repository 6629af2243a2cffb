import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import type { Links } from '../../links.js';
import type { Mandate } from './mandate.js';

/** paypro.R73: neither the account nor its holder is shown. */
export const presentMandate = (mandate: Mandate, links: Links): components['schemas']['Mandate'] => ({
  id: mandate.id,
  type: 'mandate',
  state: mandate.state,
  customer: mandate.customer,
  pay_method: mandate.pay_method,
  created_at: isoSeconds(mandate.created_at),
  _links: { self: `${links.api}/mandates/${mandate.id}`, customer: `${links.api}/customers/${mandate.customer}` },
});
