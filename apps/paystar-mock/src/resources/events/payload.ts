import type { components } from '@paystub/contracts/paystar';
import { schemas } from '@paystub/contracts/paystar/requests';
import type { Violation } from '../../faults.js';
import { payloads } from '../../request/bodies.js';
import { violationsIn } from '../../request/findings.js';
import { isObject, read } from '../../request/names.js';
import type { AccountKey } from '../accounts/account.js';

type Schemas = components['schemas'];
export type EventPush = Schemas['EventPush'];
export type ManageCustomer = Schemas['ManageCustomer'];

/** What an event says, by its type. */
export type Event =
  | { readonly type: 'Accounts.ManageCustomer'; readonly payload: ManageCustomer }
  | { readonly type: 'Accounts.UnenrollAutopay'; readonly payload: Schemas['UnenrollAutopay'] };

const validators = { 'Accounts.ManageCustomer': schemas.ManageCustomer, 'Accounts.UnenrollAutopay': schemas.UnenrollAutopay } as const;

/** What an event was read as, and what is wrong with it. */
export interface ReadEvent {
  readonly event?: Event;
  readonly violations: readonly Violation[];
}

/** The event, and what is wrong with its payload. There is none where its type is not known or its payload cannot be read. */
export function eventIn(eventType: EventPush['eventType'] | undefined, text: string): ReadEvent {
  const value = jsonOf(text);
  if (!isObject(value)) return { violations: [unreadable] };
  if (eventType === undefined) return { violations: [] };
  const payload = read(value, payloads[eventType]);
  const validate = validators[eventType];
  const found = validate(payload) ? [] : violationsIn(validate.errors ?? [], payload, eventType);
  const violations = found.map(({ propertyName, errorMessage, rule = 'paystar.R89' }) => ({
    propertyName: `payload.${propertyName}`,
    errorMessage: `payload.${errorMessage}`,
    rule,
  }));
  return { event: { type: eventType, payload } as Event, violations };
}

const unreadable: Violation = { propertyName: 'payload', errorMessage: 'payload must be the JSON text of an object.', rule: 'paystar.R89' };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The numbers of an event's payload, as sessions name them. */
export const keyOf = ({
  accountNumber,
  subAccountNumber,
}: {
  readonly accountNumber: string;
  readonly subAccountNumber: string;
}): AccountKey => ({
  AccountNumber: accountNumber,
  SubAccountNumber: subAccountNumber,
});
