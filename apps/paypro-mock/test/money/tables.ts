/** Dossier 6 and 7.1, restated rather than read from the code: from, to, and the event where there is one. `new` is before it exists. */
const tables: Readonly<Record<string, string>> = {
  payments: `
    new          initialized  payment.created
    new          open         payment.created
    new          processing   payment.created
    initialized  open         payment.started
    open         processing   payment.started?
    open         paid         payment.paid
    processing   paid         payment.paid
    paid         completed    -
    initialized  canceled     payment.canceled
    open         canceled     payment.canceled
    open         failed       payment.failed
    processing   failed       payment.failed
    initialized  expired      payment.expired
    open         expired      payment.expired`,
  refunds: `
    new         open        refund.created
    open        pending     -
    open        processing  -
    pending     processing  -
    processing  refunded    refund.refunded
    open        canceled    refund.canceled
    pending     canceled    refund.canceled
    processing  canceled    refund.canceled
    processing  failed      refund.failed
    pending     expired     refund.expired`,
  chargebacks: `
    new  completed  chargeback.created`,
  customers: `
    new  -  customer.created`,
  mandates: `
    new      pending   -
    new      approved  -
    pending  approved  -`,
  subscriptions: `
    new      pending   subscription.created
    pending  active    subscription.started
    active   paused    subscription.paused
    paused   active    subscription.resumed
    pending  canceled  subscription.canceled
    active   canceled  subscription.canceled
    paused   canceled  subscription.canceled`,
  installmentPlans: `
    new      pending    installment_plan.created
    pending  active     installment_plan.started
    active   paused     installment_plan.paused
    paused   active     installment_plan.resumed
    pending  canceled   installment_plan.canceled
    active   canceled   installment_plan.canceled
    paused   canceled   installment_plan.canceled
    active   completed  installment_plan.completed`,
  subscriptionPeriods: `
    new       open      -
    open      pending   -
    open      paid      -
    pending   paid      -
    pending   open      -
    paid      reversed  -
    paid      refunded  -
    open      canceled  -
    reversed  canceled  -`,
};

interface Step {
  readonly from: string;
  readonly to: string;
  readonly event: string;
}

const steps = new Map<string, readonly Step[]>(
  Object.entries(tables).map(([name, text]) => {
    const rows = text.trim().split('\n');
    return [name, rows.map((row) => row.trim().split(/\s+/)).map(([from = '', to = '', event = '']) => ({ from, to, event }))];
  }),
);
steps.set('installmentPlanPeriods', steps.get('subscriptionPeriods') ?? []);

/** The collections whose records have states or events. */
export const tracked: ReadonlySet<string> = new Set(steps.keys());

/** Every way along the table of a collection from one state to another, without going round: the events that it tells. */
export function waysBetween(collection: string, from: string, to: string, passed: readonly string[] = []): readonly (readonly string[])[] {
  const here = from === to ? [[]] : [];
  const on = (steps.get(collection) ?? []).filter((step) => step.from === from && !passed.includes(step.to));
  const ways = on.flatMap(({ to: state, event }) =>
    waysBetween(collection, state, to, [...passed, from]).map((rest) => (event === '-' ? rest : [event, ...rest])),
  );
  return [...here, ...ways];
}

/** Of two types told in one transaction, which comes first. */
export const causes: readonly (readonly [before: string, after: string])[] = [
  ['customer.created', 'payment.paid'],
  ['payment.started', 'payment.paid'],
  ['payment.started', 'payment.failed'],
  ...['subscription', 'installment_plan'].flatMap((series) =>
    [
      [`${series}.created`, `${series}.started`],
      [`${series}.created`, 'payment.created'],
      [`${series}.started`, 'payment.created'],
      ['payment.paid', `${series}.started`],
      ['payment.paid', `${series}.completed`],
      [`${series}.started`, `${series}.completed`],
      [`${series}.resumed`, `${series}.completed`],
      [`${series}.updated`, `${series}.completed`],
    ].map(([before = '', after = '']) => [before, after] as const),
  ),
];
