import type { Rule } from '../../verifier/index.js';
import { absentRules } from '../absent.js';
import { excuses } from '../excuses.js';
import { envelope } from './answers/envelope.js';
import { keys } from './answers/keys.js';
import { violations } from './answers/violations.js';
import { unenrollments } from './events/autopay.js';
import { managedCustomers } from './events/customers.js';
import { eventRequests } from './events/requests.js';
import { expiry } from './expiry.js';
import { management } from './management.js';
import { accountModes } from './pages/account-modes.js';
import { arrangements } from './pages/arrangements.js';
import { completion } from './pages/completion.js';
import { savedMethods } from './pages/saving.js';
import { sdkEvents } from './pages/sdk/events.js';
import { loader } from './pages/sdk/loader.js';
import { windows } from './pages/sdk/windows.js';
import { chargedAccounts } from './payment-sessions/charged-accounts.js';
import { creation } from './payment-sessions/creation.js';
import { metadata } from './payment-sessions/metadata.js';
import { people } from './payment-sessions/people.js';
import { references } from './payment-sessions/references.js';
import { fees } from './payments/fees.js';
import { outcomes } from './payments/outcomes.js';
import { queries } from './payments/queries.js';
import { accounts } from './sync/accounts.js';
import { customers } from './sync/customers.js';
import { managedAccounts } from './sync/managed.js';
import { autopayWebhooks } from './webhooks/autopay.js';
import { deliveries } from './webhooks/deliveries.js';
import { eventTypes } from './webhooks/event-types.js';
import { paymentWebhooks } from './webhooks/payment.js';
import { templates } from './webhooks/templates.js';

export { absentRules } from '../absent.js';
export { excuses } from '../excuses.js';
export { paystar } from './dialect.js';
export { proposed, sections } from './sections.js';

/** Every rule of Paystar that has a check. */
export const rules: readonly Rule[] = [
  ...keys,
  ...envelope,
  ...violations,
  ...creation,
  ...chargedAccounts,
  ...people,
  ...references,
  ...metadata,
  ...accounts,
  ...managedAccounts,
  ...customers,
  ...management,
  ...expiry,
  ...accountModes,
  ...savedMethods,
  ...completion,
  ...arrangements,
  ...outcomes,
  ...fees,
  ...queries,
  ...eventRequests,
  ...managedCustomers,
  ...unenrollments,
  ...templates,
  ...eventTypes,
  ...paymentWebhooks,
  ...autopayWebhooks,
  ...deliveries,
  ...loader,
  ...windows,
  ...sdkEvents,
];

/** What a rule says of itself, whether it is checked, absent or excused. */
export const ruleOfId: ReadonlyMap<string, Pick<Rule, 'sentence' | 'source' | 'basis'>> = new Map(
  [...absentRules.filter(({ part }) => !part), ...excuses, ...rules].map((known) => [known.id, known]),
);
