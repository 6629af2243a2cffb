import type { operations } from '@paystub/contracts/paystar';
import type { Operations } from '@paystub/mock-http';
import { endAutopay } from '../../changes/autopay.js';
import { check, eventCheck } from '../../checks.js';
import { findAccount, type Tx } from '../../state.js';
import { manageCustomer } from '../../sync/managed.js';
import { succeeded } from '../envelope.js';
import { type Event, eventIn, keyOf } from './payload.js';

type Owned = Pick<operations, 'pushEvent'>;

export const eventOperations: Operations<Owned, Tx> = {
  pushEvent(tx, { body }) {
    const read = eventIn(body.eventType, body.payload);
    check(tx, 'pushEvent', body, eventCheck(read));
    happened(tx, body.businessUnitSlug, read.event as Event);
    return succeeded(null);
  },
};

function happened(tx: Tx, slug: string, event: Event): void {
  if (event.type === 'Accounts.ManageCustomer') manageCustomer(tx, slug, event.payload);
  else unenroll(tx, slug, event.payload);
}

/** paystar.R97, P13: an account without AutoPay is as it was to be. */
function unenroll(tx: Tx, slug: string, numbers: Parameters<typeof keyOf>[0]): void {
  const account = findAccount(tx, slug, keyOf(numbers));
  const enrollment = account && tx.enrollments.find('account', account.id);
  if (enrollment) endAutopay(tx, enrollment);
}
