import type { Records, TxBase } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import { idFormat } from '../../ids.js';
import type { Customer } from '../customers/customer.js';
import { dateTime, momentOf } from '../seed-fields.js';
import { type Mandate, newMandate } from './mandate.js';

export interface MandateSeed {
  readonly id?: string;
  readonly state?: Mandate['state'];
  readonly customer: string;
  readonly pay_method?: 'direct-debit' | 'creditcard';
  readonly iban?: string | null;
  readonly account_holder_name?: string | null;
  readonly created_at?: string;
}

type World = TxBase<unknown> & { readonly customers: Records<Customer>; readonly mandates: Records<Mandate> };

/** A mandate as it stood at some time: approved, unless it is said to be pending. */
export const seed = {
  schema: {
    type: 'object',
    additionalProperties: false,
    required: ['customer'],
    properties: {
      id: { type: 'string', pattern: '^MD[A-Z0-9]{12,16}$', description: 'A new one, unless given.' },
      state: {
        type: 'string',
        enum: ['pending', 'approved'],
        description: 'Approved, unless given. What is pending is approved in its time.',
      },
      customer: { type: 'string', description: 'Id of a customer that is there.' },
      pay_method: { type: 'string', enum: ['direct-debit', 'creditcard'], description: 'What it debits: direct-debit, unless given.' },
      iban: { type: ['string', 'null'] },
      account_holder_name: { type: ['string', 'null'] },
      created_at: { ...dateTime, description: "The world's time, unless given." },
    },
  },
  build(tx: World, { id, state = 'approved', pay_method = 'direct-debit', created_at, ...terms }: MandateSeed): Mandate {
    if (!tx.customers.get(terms.customer)) throw fault('unknown_reference', { param: 'customer' });
    const at = momentOf(created_at, tx.now);
    return tx.mandates.put({ ...newMandate(id ?? tx.ids.next('MD', idFormat), at, { ...terms, pay_method }), state });
  },
} as const;
