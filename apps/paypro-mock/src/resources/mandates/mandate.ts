import type { components } from '@paystub/contracts/paypro';
import { type Lifecycle, next } from '@paystub/mock-kernel';
import { fault } from '../../faults.js';
import type { PayMethodId } from '../pay-methods/pay-method.js';

export type MandateState = 'pending' | 'approved';
type MandateEvent = 'approve';
export type MandateRequest = components['schemas']['MandateCreate'];

/** Fields as PayPro spells them; times are epoch milliseconds. */
export interface Mandate {
  readonly id: string;
  readonly state: MandateState;
  readonly customer: string;
  readonly pay_method: PayMethodId;
  /** The account to debit, where one was given. It is never shown. */
  readonly iban: string | null;
  readonly account_holder_name: string | null;
  readonly created_at: number;
}

/** Dossier 6.4: the states of a mandate. A missing cell is a refusal. */
export const mandateLifecycle: Lifecycle<MandateState, MandateEvent> = {
  pending: { approve: 'approved' },
  approved: {},
};

/** paypro.R91: a series can be charged by it. */
export const usable: readonly MandateState[] = ['approved'];

/** A mandate changes state only along the table. */
export function advance(mandate: Mandate, event: MandateEvent): Mandate {
  const state = next(mandateLifecycle, mandate.state, event);
  if (!state) throw fault('mandate_state_refused', { event, state: mandate.state });
  return { ...mandate, state };
}

/** Dossier 4.5: a direct debit cannot do without an account and its holder. Whether the IBAN can exist is not documented to be looked at. */
export function checkAccount({ iban, account_holder_name }: MandateRequest): void {
  if (!iban) throw fault('must_be_set', { param: 'iban' });
  if (!account_holder_name) throw fault('must_be_set', { param: 'account_holder_name' });
}

type Terms = Pick<Mandate, 'customer' | 'pay_method'> & Pick<MandateRequest, 'iban' | 'account_holder_name'>;

/** paypro.R74: it is pending at first. */
export const newMandate = (id: string, now: number, { customer, pay_method, iban, account_holder_name }: Terms): Mandate => ({
  id,
  state: 'pending',
  customer,
  pay_method,
  iban: iban ?? null,
  account_holder_name: account_holder_name ?? null,
  created_at: now,
});
