import type { Rule } from '../../verifier/index.js';
import { absentRules } from '../absent.js';
import { excuses } from '../excuses.js';
import { access } from './access.js';
import { answers } from './answers.js';
import { events } from './events.js';
import { lists } from './lists/envelope.js';
import { paging } from './lists/paging.js';
import { payMethods } from './pay-methods.js';
import { payments } from './payments/creation.js';
import { paymentStates } from './payments/states.js';
import { refunds } from './refunds/creation.js';
import { refundStates } from './refunds/states.js';
import { deliveries } from './webhooks/deliveries.js';
import { webhooks } from './webhooks/registration.js';
import { retries } from './webhooks/retries.js';

export { absentRules } from '../absent.js';
export { excuses } from '../excuses.js';
export { paypro } from './dialect.js';
export { proposed, sections } from './sections.js';

/** Every rule of PayPro that has a check. */
export const rules: readonly Rule[] = [
  access,
  answers,
  lists,
  paging,
  payments,
  paymentStates,
  refunds,
  refundStates,
  payMethods,
  events,
  webhooks,
  deliveries,
  retries,
].flat();

/** What a rule says of itself, whether it is checked, absent or excused. */
export const ruleOfId: ReadonlyMap<string, Pick<Rule, 'sentence' | 'source' | 'basis'>> = new Map(
  [...absentRules.filter(({ part }) => !part), ...excuses, ...rules].map((known) => [known.id, known]),
);
