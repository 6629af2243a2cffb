import type { Rule } from '../../verifier/index.js';
import { absentRules } from '../absent.js';
import { excuses } from '../excuses.js';
import { access } from './answers/access.js';
import { errors } from './answers/errors.js';
import { objects } from './answers/objects.js';
import { statuses } from './answers/statuses.js';
import { chargebacks } from './chargebacks.js';
import { customers } from './customers.js';
import { events } from './events.js';
import { installmentPlanCourse } from './installment-plans/course.js';
import { installmentPlans } from './installment-plans/creation.js';
import { lists } from './lists/envelope.js';
import { paging } from './lists/paging.js';
import { mandates } from './mandates.js';
import { payments } from './payments/creation.js';
import { mandatedPayments } from './payments/mandated.js';
import { payMethods } from './payments/pay-methods.js';
import { paymentStates } from './payments/states.js';
import { refunds } from './refunds/creation.js';
import { refundStates } from './refunds/states.js';
import { subscriptionChanges } from './subscriptions/changes.js';
import { subscriptions } from './subscriptions/creation.js';
import { subscriptionDates } from './subscriptions/dates.js';
import { subscriptionPeriods } from './subscriptions/periods.js';
import { seriesRefusals } from './subscriptions/refusals.js';
import { subscriptionStarts } from './subscriptions/start.js';
import { subscriptionStates } from './subscriptions/states.js';
import { deliveries } from './webhooks/deliveries.js';
import { webhooks } from './webhooks/registration.js';
import { retries } from './webhooks/retries.js';

export { absentRules } from '../absent.js';
export { excuses } from '../excuses.js';
export { paypro } from './dialect.js';
export { proposed, sections } from './sections.js';

/** Every rule of PayPro that has a check. */
export const rules: readonly Rule[] = [
  ...access,
  ...errors,
  ...statuses,
  ...objects,
  ...lists,
  ...paging,
  ...payments,
  ...mandatedPayments,
  ...paymentStates,
  ...refunds,
  ...refundStates,
  ...chargebacks,
  ...payMethods,
  ...customers,
  ...mandates,
  ...subscriptions,
  ...subscriptionStarts,
  ...subscriptionDates,
  ...subscriptionPeriods,
  ...subscriptionChanges,
  ...subscriptionStates,
  ...seriesRefusals,
  ...installmentPlans,
  ...installmentPlanCourse,
  ...events,
  ...webhooks,
  ...deliveries,
  ...retries,
];

/** What a rule says of itself, whether it is checked, absent or excused. */
export const ruleOfId: ReadonlyMap<string, Pick<Rule, 'sentence' | 'source' | 'basis'>> = new Map(
  [...absentRules.filter(({ part }) => !part), ...excuses, ...rules].map((known) => [known.id, known]),
);
