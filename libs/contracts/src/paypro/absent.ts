import { type Absent, absent, absentPart, docs, inference, plugin, sdk, seed } from '../verifier/index.js';
import { laterRules } from './rules/later.js';

const others = [
  'getChargeback',
  'getCustomer',
  'getMandate',
  'getSubscription',
  'getSubscriptionPeriod',
  'getInstallmentPlan',
  'getInstallmentPlanPeriod',
];
const otherLists = [
  'listChargebacks',
  'listCustomers',
  'listMandates',
  'listSubscriptions',
  'listInstallmentPlans',
  'listPaymentChargebacks',
];
const otherCreations = ['createCustomer', 'createMandate', 'createSubscription', 'createSubscriptionPeriod', 'createInstallmentPlan'];
const pauses = ['pauseSubscription', 'resumeSubscription', 'pauseInstallmentPlan', 'resumeInstallmentPlan'];

/** Rules, and parts of rules, that wait for operations: a rule for all of those it names, a part for any of them. */
export const absentRules: readonly Absent[] = [
  absentPart('paypro.R4', 'for the types that come later', seed('retrieve operations'), others),
  absentPart('paypro.R5', 'for the types that come later', docs('404 schema'), others),
  absentPart('paypro.R8', 'for the types that come later', seed('status codes'), otherCreations),
  absentPart(
    'paypro.R9',
    'for customers, subscriptions and installment plans',
    [seed('DELETE operations'), sdk('deletion tests')],
    ['cancelSubscription', 'cancelInstallmentPlan', 'deleteCustomer'],
  ),
  absent('paypro.R10', 'A POST without a body is accepted, though its content type is application/json.', sdk('pause, resume'), pauses),
  absentPart('paypro.R12', 'for the types that come later', [seed('samples'), docs('samples')], others),
  absentPart('paypro.R13', 'for the types that come later', docs('objects, _links'), others),
  absentPart('paypro.R14', 'for the types that come later', seed('samples'), others),
  absentPart('paypro.R15', 'for the lists that come later', seed('list responses'), otherLists),
  absentPart('paypro.R22', 'for the lists that come later', docs('pagination'), otherLists),
  absentPart('paypro.R38', 'with a mandate that exists', docs('POST /payments'), ['createMandate']),
  absentPart('paypro.R39', 'with a mandate that exists', docs('POST /payments'), ['createMandate']),
  absentPart('paypro.R41', 'with a mandate that exists', docs('POST /payments'), ['createMandate']),
  absent(
    'paypro.R42',
    'A paid payment that was to set up a mandate leaves an approved one with its customer.',
    [docs('POST /payments'), plugin('first payments')],
    ['createCustomer', 'listCustomerMandates', 'getMandate'],
  ),
  ...laterRules,
  absentPart('paypro.R120', 'for a customer that is created by a request, and for customer.updated', docs('event types'), [
    'createCustomer',
    'updateCustomer',
  ]),
  absent('paypro.R121', 'What happens to a subscription makes the subscription event of that name.', docs('event types'), [
    'createSubscription',
    'pauseSubscription',
    'resumeSubscription',
    'updateSubscription',
    'cancelSubscription',
  ]),
  absent(
    'paypro.P3',
    'A chargeback leaves the state of the payment as it is, and turns its period reversed.',
    inference('by analogy with refunds'),
    ['listPaymentChargebacks', 'getSubscriptionPeriod'],
  ),
  absent(
    'paypro.P5',
    'A payment made from a mandate begins processing and has no link to a checkout.',
    inference('nobody has to check out'),
    ['createMandate'],
  ),
  absent(
    'paypro.P8',
    'Pausing what is paused, resuming what is active and canceling what is canceled is answered 422.',
    inference('what a state does not allow is answered 422'),
    [...pauses, 'cancelSubscription', 'cancelInstallmentPlan'],
  ),
  absentPart('paypro.P12', 'for a mandate of another customer', inference('a reference that does not fit is bad input'), [
    'createSubscription',
  ]),
];
