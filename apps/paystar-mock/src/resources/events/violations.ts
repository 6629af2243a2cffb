import type { Violation } from '../../faults.js';
import type { Sound } from '../../request/sound.js';
import type { AccountKey } from '../accounts/account.js';
import type { Customer } from '../customers/customer.js';
import { type Event, keyOf } from './payload.js';

/** What an event is about, as far as it is known. */
export interface Known {
  readonly account: (account: AccountKey) => unknown;
  readonly customer: (email: string) => Customer | undefined;
}

/** What an event meets in its business unit. */
export function* eventViolations(event: Event, sound: Sound, known: Known): Generator<Violation> {
  if (event.type === 'Accounts.ManageCustomer') yield* addressViolations(event.payload, sound, known);
  else if (sound('payload.accountNumber', 'payload.subAccountNumber') && !known.account(keyOf(event.payload)))
    yield { propertyName: 'payload.accountNumber', errorMessage: 'There is no such account.', rule: 'paystar.P14' };
}

/** paystar.R94: a customer is renamed under an address that is nobody else's. */
function* addressViolations(
  { emailAddress, originalEmailAddress }: { readonly emailAddress?: string; readonly originalEmailAddress?: string },
  sound: Sound,
  known: Known,
): Generator<Violation> {
  if (originalEmailAddress === undefined || !sound('payload.originalEmailAddress')) return;
  const customer = known.customer(originalEmailAddress);
  if (customer === undefined)
    yield { propertyName: 'payload.originalEmailAddress', errorMessage: 'No customer has this e-mail address.', rule: 'paystar.P15' };
  else if (emailAddress !== undefined && sound('payload.emailAddress') && (known.customer(emailAddress) ?? customer).id !== customer.id)
    yield { propertyName: 'payload.emailAddress', errorMessage: "The e-mail address is another customer's.", rule: 'paystar.P16' };
}
