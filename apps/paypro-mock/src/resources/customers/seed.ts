import type { Records, TxBase } from '@paystub/mock-kernel';
import { idFormat } from '../../ids.js';
import { dateTime, momentOf } from '../seed-fields.js';
import { type Customer, type CustomerFields, newCustomer } from './customer.js';

export interface CustomerSeed extends CustomerFields {
  readonly id?: string;
  readonly created_at?: string;
}

type World = TxBase<unknown> & { readonly customers: Records<Customer> };

const text = { type: ['string', 'null'] } as const;

/** A customer as it stood at some time; what is left out is not known. */
export const seed = {
  schema: {
    type: 'object',
    additionalProperties: false,
    properties: {
      id: { type: 'string', pattern: '^CU[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
      email: { ...text, format: 'email' },
      first_name: text,
      last_name: text,
      address: text,
      postal: text,
      city: text,
      country: text,
      vat_number: text,
      company_name: text,
      phone_number: text,
      created_at: { ...dateTime, description: "The world's time, unless given." },
    },
  },
  build(tx: World, { id, created_at, ...fields }: CustomerSeed): Customer {
    const at = momentOf(created_at, tx.now);
    return tx.customers.put(newCustomer(id ?? tx.ids.next('CU', idFormat), at, fields));
  },
} as const;
