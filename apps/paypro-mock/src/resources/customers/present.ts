import type { components } from '@paystub/contracts/paypro';
import { isoSeconds } from '@paystub/mock-kernel';
import type { Links } from '../../links.js';
import type { Customer } from './customer.js';

/** paypro.R66: all ten fields, null when unset. */
export const presentCustomer = (customer: Customer, links: Links): components['schemas']['Customer'] => ({
  id: customer.id,
  type: 'customer',
  email: customer.email,
  first_name: customer.first_name,
  last_name: customer.last_name,
  address: customer.address,
  postal: customer.postal,
  city: customer.city,
  country: customer.country,
  vat_number: customer.vat_number,
  company_name: customer.company_name,
  phone_number: customer.phone_number,
  created_at: isoSeconds(customer.created_at),
  _links: { self: `${links.api}/customers/${customer.id}` },
});
