import type { components } from '@paystub/contracts/paystar';
import type { CallOptions } from '../../connection/connection.js';
import type { Connection } from '../connection/connection.js';
import { invalidArgument } from '../connection/paystar-error.js';

type Schemas = components['schemas'];

/** An event with what it is about, as an object: the client writes it as the JSON text that Paystar takes (paystar.R88). */
export interface PushedEvent<Payload> {
  readonly businessUnitSlug: string;
  readonly payload: Payload;
}

/** What happened on your side, told to Paystar. No source shows what it answers; when the call returns, it was taken. */
export const events = (connection: Connection) => {
  const push = async (
    eventType: Schemas['EventPush']['eventType'],
    { businessUnitSlug, payload }: PushedEvent<object>,
    options?: CallOptions,
  ): Promise<void> => {
    // As text it would be written as JSON twice.
    if (typeof payload !== 'object' || payload === null)
      throw invalidArgument('payload', 'The payload is no object: give it as one, not as text.');
    const body = { eventType, payload: JSON.stringify(payload), businessUnitSlug };
    await connection.call('POST /integrations/events', { body }, options);
  };

  return {
    /**
     * Creates or changes the customer of an account, and the account where Paystar does not know it (paystar.R92, paystar.R93).
     * `subAccountNumber` is never absent, but may be empty (paystar.R91). With `originalEmailAddress` it changes an e-mail address
     * (paystar.R94). `validation` names members as `payload.accountNumber`.
     */
    manageCustomer: (event: PushedEvent<Schemas['ManageCustomer']>, options?: CallOptions) =>
      push('Accounts.ManageCustomer', event, options),

    /** Ends AutoPay on an account (paystar.R97). That an account without AutoPay is no error is inferred (paystar.P13). */
    unenrollAutopay: (event: PushedEvent<Schemas['UnenrollAutopay']>, options?: CallOptions) =>
      push('Accounts.UnenrollAutopay', event, options),
  };
};
