import { absent, docs, plugin, seed } from '../../verifier/index.js';

type Source = Parameters<typeof absent>[2];
type Row = readonly [number: number, source: Source, sentence: string];

/** A section's rules, with the operations that all of them wait for. */
const waiting = (waitsFor: readonly string[], rows: readonly Row[]) =>
  rows.map(([number, source, sentence]) => absent(`paypro.R${number}`, sentence, source, waitsFor));

const chargebacks = waiting(
  ['getChargeback', 'listChargebacks', 'listPaymentChargebacks'],
  [
    [60, [seed('chargebacks'), docs('chargebacks')], 'PayPro alone creates chargebacks; no operation does.'],
    [61, docs('chargebacks'), 'Chargebacks come with the methods that allow them only: creditcard and direct-debit.'],
    [62, seed('GET /chargebacks'), 'A chargeback is in the list of all, in that of its payment, and can be retrieved.'],
    [63, docs('event types'), 'A new chargeback makes the event chargeback.created.'],
  ],
);

const customers = waiting(
  ['createCustomer', 'getCustomer', 'updateCustomer'],
  [
    [65, [docs('customers'), plugin('customers')], 'A customer can be created without any field.'],
    [66, docs('customer object'), 'All ten fields of a customer are returned, null where nothing is known.'],
    [67, seed('PATCH /customers/{id}'), 'PATCH changes the fields that were sent and answers the customer.'],
    [68, seed('PATCH /customers/{id}'), 'PATCH of an unknown customer is answered 404.'],
  ],
);

const ofCustomers = [
  ...waiting(
    ['createCustomer', 'listCustomerSubscriptions', 'createSubscription'],
    [[69, seed('GET /customers/{id}/subscriptions'), 'The subscriptions of a customer are its own; an unknown customer is answered 404.']],
  ),
  ...waiting(
    ['createCustomer', 'listCustomerMandates', 'createMandate'],
    [[70, docs('GET /customers/{id}/mandates'), 'The mandates of a customer are its own; an unknown customer is answered 404.']],
  ),
];

const mandates = waiting(
  ['createMandate', 'getMandate'],
  [
    [71, seed('POST /mandates'), 'A mandate needs a customer and a pay method.'],
    [72, seed('POST /mandates'), 'Only a direct-debit mandate can be created.'],
    [73, docs('mandate object'), 'A mandate names its customer, its pay method by id and its state, and not the account it is for.'],
    [74, docs('POST /mandates'), 'A direct-debit mandate is pending in the answer that creates it.'],
  ],
);

const subscriptions = waiting(
  ['createSubscription', 'getSubscription', 'createMandate', 'createCustomer'],
  [
    [75, seed('POST /subscriptions'), 'A subscription needs a customer, a description, a currency and a period.'],
    [76, seed('POST /subscriptions'), 'A mandate and pay methods are not sent together.'],
    [77, seed('POST /subscriptions'), 'With a mandate and without a start date, the subscription is active at once.'],
    [78, seed('POST /subscriptions'), 'With a mandate and a start date to come, it is not active before.'],
    [79, seed('POST /subscriptions'), 'With pay methods it is not active at first and has a link to a checkout.'],
    [80, seed('POST /subscriptions'), 'It then becomes active when the first payment is paid.'],
    [81, seed('POST /subscriptions'), 'A pay method outside the seven is refused.'],
    [82, seed('POST /subscriptions'), 'A currency other than EUR is refused.'],
    [83, seed('POST /subscriptions'), 'It runs until it is canceled, or until its cancel date where it has one.'],
    [84, docs('period'), 'A period is so many days, weeks, months or years, and nothing else.'],
    [85, docs('period'), 'A VAT outside 0 to 30 is refused.'],
    [86, docs('period'), 'Month times three makes a period every three months.'],
    [103, docs('payment_details'), 'The payment details always hold the return URL and the cancel URL.'],
    [104, seed('POST /subscriptions'), 'Metadata is returned as it was given.'],
  ],
);

const subscriptionChanges = waiting(
  ['createSubscription', 'updateSubscription', 'cancelSubscription', 'pauseSubscription', 'resumeSubscription'],
  [
    [87, seed('PATCH /subscriptions/{id}'), 'PATCH answers the subscription as it is then.'],
    [
      88,
      seed('PATCH /subscriptions/{id}'),
      'A new period setting of an active subscription is for new periods; those there are keep their amount.',
    ],
    [89, seed('PATCH /subscriptions/{id}'), 'The first period cannot be changed after the start.'],
    [90, seed('PATCH /subscriptions/{id}'), 'The first period can be changed before the start.'],
    [91, docs('PATCH /subscriptions/{id}'), 'Only an approved direct-debit mandate of the same customer can be put in.'],
    [92, seed('DELETE /subscriptions/{id}'), 'A canceled subscription makes no new periods.'],
    [93, seed('POST /subscriptions/{id}/resume'), 'A canceled subscription cannot be resumed.'],
    [94, seed('POST /subscriptions/{id}/pause'), 'A paused subscription makes no new periods while it is paused.'],
    [95, seed('POST /subscriptions/{id}/resume'), 'A resumed subscription is active and makes periods again.'],
    [101, docs('scheduling'), 'A subscription scheduled by hand makes no periods by itself.'],
    [102, docs('PATCH /subscriptions/{id}'), 'Where it says so, canceling it cancels its open and reversed periods too.'],
  ],
);

const periods = waiting(
  ['createSubscription', 'createSubscriptionPeriod', 'getSubscriptionPeriod', 'listSubscriptionPeriodPayments'],
  [
    [96, seed('POST /subscriptions/{id}/subscription_periods'), 'A next period needs an amount.'],
    [97, seed('POST /subscriptions/{id}/subscription_periods'), 'A next period has that amount and the next number.'],
    [98, seed('POST /subscriptions/{id}/subscription_periods'), 'A period of an unknown subscription is answered 404.'],
    [
      99,
      [seed('subscription periods'), docs('period object')],
      'A period holds its payments as a list, the same that its own list of payments holds.',
    ],
    [100, docs('period object'), 'A period is open, pending, paid, canceled, reversed or refunded.'],
  ],
);

const plans = waiting(
  ['createInstallmentPlan', 'updateInstallmentPlan', 'cancelInstallmentPlan', 'pauseInstallmentPlan', 'resumeInstallmentPlan'],
  [
    [105, seed('POST /installment_plans'), 'A plan needs a customer, a description, a currency, a period and a number of periods.'],
    [106, seed('POST /installment_plans'), 'With a mandate the plan starts at once.'],
    [107, seed('POST /installment_plans'), 'With pay methods it has a link to a checkout and starts when the first payment is paid.'],
    [108, seed('POST /installment_plans'), 'A mandate and pay methods are not sent together.'],
    [109, docs('POST /installment_plans'), 'Fewer than one period is refused.'],
    [110, seed('POST /installment_plans'), 'There are no more periods than that number.'],
    [111, seed('DELETE /installment_plans/{id}'), 'A canceled plan makes no new periods.'],
    [112, seed('POST /installment_plans/{id}/resume'), 'A canceled plan cannot be resumed.'],
    [113, seed('installment plans'), 'Plans are paused and resumed as subscriptions are.'],
    [114, docs('period object'), 'A period of a plan names its plan and links to it.'],
    [115, docs('PATCH /installment_plans/{id}'), 'The first period cannot be changed after the start.'],
  ],
);

/** Sections that are to come as a whole. */
export const laterRules = [chargebacks, customers, ofCustomers, mandates, subscriptions, subscriptionChanges, periods, plans].flat();
