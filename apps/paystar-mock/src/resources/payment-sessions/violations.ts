import type { components } from '@paystub/contracts/paystar';
import type { Violation } from '../../faults.js';
import { isObject } from '../../request/names.js';
import type { Sound } from '../../request/sound.js';
import { type BusinessUnit, isPosAgent } from '../../settings/business-unit.js';

export type PaymentSessionRequest = components['schemas']['PaymentSessionCreate'];

/** As far as it is there and, where `Sound` says so, of the documented type. */
type Sent = Partial<PaymentSessionRequest>;

/** What members mean together. */
export function togetherViolations(sent: Sent, sound: Sound): Violation[] {
  return [...channelViolations(sent, sound), ...sumViolations(sent), ...urlViolations(sent)];
}

function* channelViolations({ Channel, PosUser, ClientUser }: Sent, sound: Sound): Generator<Violation> {
  if (!sound('Channel')) return;
  if (Channel === 'POS') {
    if (PosUser === undefined)
      yield { propertyName: 'PosUser', errorMessage: 'PosUser is required when Channel is POS.', rule: 'paystar.R37' };
    if (ClientUser !== undefined)
      yield { propertyName: 'ClientUser', errorMessage: 'ClientUser is not allowed when Channel is POS.', rule: 'paystar.R33' };
  } else if (PosUser !== undefined)
    yield { propertyName: 'PosUser', errorMessage: 'PosUser is not allowed when Channel is QuickPay.', rule: 'paystar.R34' };
}

const isCents = (value: unknown): value is number => Number.isSafeInteger(value);

/** No source has a limit; a sum that is no exact number of cents could neither be shown nor paid. */
function* sumViolations({ Charges }: Sent): Generator<Violation> {
  const amounts = Array.isArray(Charges) ? Charges.map((charge: unknown) => (isObject(charge) ? charge.Amount : undefined)) : [];
  if (amounts.every(isCents) && !isCents(amounts.reduce((sum, amount) => sum + amount, 0)))
    yield { propertyName: 'Charges', errorMessage: `Charges must come to at most ${Number.MAX_SAFE_INTEGER} in all.` };
}

function* urlViolations({ SuccessUrl, ReturnUrl }: Sent): Generator<Violation> {
  if (SuccessUrl !== undefined && ReturnUrl === undefined)
    yield { propertyName: 'ReturnUrl', errorMessage: 'ReturnUrl is required when SuccessUrl is set.', rule: 'paystar.R38' };
  if (ReturnUrl !== undefined && SuccessUrl === undefined)
    yield { propertyName: 'SuccessUrl', errorMessage: 'SuccessUrl is required when ReturnUrl is set.', rule: 'paystar.R39' };
}

/** What the request meets in its business unit. */
export function* metViolations(sent: Sent, sound: Sound, unit: BusinessUnit, isUsed: (reference: string) => boolean): Generator<Violation> {
  const { Channel, PosUser, ClientReference, PaymentFields } = sent;
  if (Channel === 'POS' && PosUser !== undefined && sound('Channel', 'PosUser') && !isPosAgent(unit, PosUser))
    yield { propertyName: 'PosUser', errorMessage: 'PosUser is not a user with POS permission.', rule: 'paystar.R36' };
  if (ClientReference !== undefined && sound('ClientReference') && isUsed(ClientReference))
    yield { propertyName: 'ClientReference', errorMessage: 'ClientReference has been used before.', rule: 'paystar.R41' };
  yield* fieldViolations(PaymentFields, unit);
}

/** paystar.R50, P10 */
function* fieldViolations(fields: Sent['PaymentFields'], { paymentFields = {} }: BusinessUnit): Generator<Violation> {
  if (!isObject(fields)) return;
  for (const name of Object.keys(fields)) {
    if (!Object.hasOwn(paymentFields, name))
      yield { propertyName: `PaymentFields.${name}`, errorMessage: `${name} is not a configured payment field.`, rule: 'paystar.R50' };
  }
}
