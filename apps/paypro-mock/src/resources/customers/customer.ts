import type { components } from '@paystub/contracts/paypro';
import { fault } from '../../faults.js';
import { ongoing, type SeriesState } from '../../recurring/rules/states.js';

export type CustomerFields = components['schemas']['CustomerFields'];

/** Fields as PayPro spells them; times are epoch milliseconds. */
export interface Customer {
  readonly id: string;
  readonly email: string | null;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly address: string | null;
  readonly postal: string | null;
  readonly city: string | null;
  readonly country: string | null;
  readonly vat_number: string | null;
  readonly company_name: string | null;
  readonly phone_number: string | null;
  readonly created_at: number;
}

/** paypro.R65, R44: what is not sent is not known. */
export const newCustomer = (id: string, now: number, fields: CustomerFields = {}): Customer => ({
  id,
  ...withFields(unknown, fields),
  created_at: now,
});

/** paypro.R67: what is not sent stays as it is; null clears. The same record where that changes nothing. */
export function changed(customer: Customer, fields: CustomerFields): Customer {
  const { id, created_at, ...known } = customer;
  const after = withFields(known, fields);
  return names.some((name) => after[name] !== known[name]) ? { id, ...after, created_at } : customer;
}

/** Dossier 4.1, X3: whom a subscription or an installment plan may still charge cannot be deleted. */
export function checkDeletable(charging: Iterable<{ readonly state: SeriesState }>, what: string): void {
  for (const { state } of charging) if (ongoing.includes(state)) throw fault('customer_not_deletable', { what, state });
}

type Known = Omit<Customer, 'id' | 'created_at'>;

const unknown: Known = {
  email: null,
  first_name: null,
  last_name: null,
  address: null,
  postal: null,
  city: null,
  country: null,
  vat_number: null,
  company_name: null,
  phone_number: null,
};

const names = Object.keys(unknown) as readonly (keyof Known)[];

/** Requests may carry more than these. */
const withFields = (known: Known, fields: CustomerFields): Known => {
  const sent = names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]);
  return { ...known, ...Object.fromEntries(sent) };
};
