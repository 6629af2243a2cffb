import type { Rule } from '../../verifier/index.js';
import { absentRules } from '../absent.js';
import { excuses } from '../excuses.js';
import { credentials } from './access/credentials.js';
import { errors } from './access/errors.js';
import { rateLimits } from './access/rate-limit.js';
import { tokens } from './access/tokens.js';
import { transport } from './access/transport.js';
import { formats } from './answers/formats.js';
import { further } from './answers/further.js';
import { lists } from './lists/envelope.js';
import { filters } from './lists/filters.js';
import { paging } from './lists/paging.js';
import { unfiltered } from './lists/unfiltered.js';
import { paymentAnswers } from './payments/answers.js';
import { banks } from './payments/banks.js';
import { charges } from './payments/charges.js';
import { disputes } from './payments/disputes.js';
import { fees } from './payments/fees.js';
import { refunds } from './payments/refunds.js';
import { refusedCharges } from './payments/refusals.js';
import { paymentStates } from './payments/states.js';
import { testCardOutcomes } from './payments/test-cards.js';
import { applications } from './receivables/applications.js';
import { changes } from './receivables/changes.js';
import { receivables } from './receivables/creation.js';
import { customers } from './receivables/customers.js';
import { deletions } from './receivables/deletion.js';
import { reading } from './receivables/reading.js';
import { refusals } from './receivables/refusals.js';
import { removals } from './receivables/removals.js';
import { transactions } from './receivables/transactions.js';
import { uploads } from './receivables/uploads.js';
import { transferCourse } from './transfers/course.js';
import { payouts } from './transfers/payouts.js';
import { reports } from './transfers/reports.js';
import { deliveries } from './webhooks/deliveries.js';
import { eventObjects } from './webhooks/events.js';
import { proofs } from './webhooks/proof.js';
import { retries } from './webhooks/retries.js';

export { absentRules } from '../absent.js';
export { excuses } from '../excuses.js';
export { paystand } from './dialect.js';
export { proposed, sections } from './sections.js';

/** Every rule of Paystand that has a check. */
export const rules: readonly Rule[] = [
  ...transport,
  ...tokens,
  ...credentials,
  ...errors,
  ...rateLimits,
  ...lists,
  ...paging,
  ...filters,
  ...unfiltered,
  ...customers,
  ...receivables,
  ...refusals,
  ...reading,
  ...changes,
  ...deletions,
  ...applications,
  ...transactions,
  ...uploads,
  ...removals,
  ...charges,
  ...refusedCharges,
  ...paymentStates,
  ...paymentAnswers,
  ...testCardOutcomes,
  ...fees,
  ...refunds,
  ...disputes,
  ...banks,
  ...transferCourse,
  ...payouts,
  ...reports,
  ...deliveries,
  ...eventObjects,
  ...proofs,
  ...retries,
  ...formats,
  ...further,
];

/** What a rule says of itself, whether it is checked, absent or excused. */
export const ruleOfId: ReadonlyMap<string, Pick<Rule, 'sentence' | 'source' | 'basis'>> = new Map(
  [...absentRules.filter(({ part }) => !part), ...excuses, ...rules].map((known) => [known.id, known]),
);
