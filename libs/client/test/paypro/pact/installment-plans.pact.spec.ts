import { ref } from '../../pact/refs.js';
import { customerRef, examples, listAt, own, planTerms } from './examples.js';
import { type Operation, specOf } from './operation.js';

const { approvedMandate, pendingPlan, plan, planPayment, planPeriod } = examples;

const { description, currency, number_of_periods } = plan;
const terms = { customer: customerRef, description, currency, number_of_periods, ...planTerms };
const active = ['an active plan', planTerms] as const;
const over = { given: ['a canceled plan'] } as const;

const plans: readonly Operation[] = [
  {
    name: 'createInstallmentPlan',
    endpoint: 'POST /installment_plans',
    ask: ({ installmentPlans }, { body }) => installmentPlans.create(body),
    given: ['an approved mandate'],
    body: { ...terms, mandate: own(approvedMandate) },
    answers: plan,
    refuses: [
      ['no number of periods', 'number_of_periods', { body: { ...terms, number_of_periods: undefined, mandate: own(approvedMandate) } }],
      ['no periods', 'number_of_periods', { body: { ...terms, number_of_periods: 0, mandate: own(approvedMandate) } }],
      ['neither a mandate nor pay methods', 'mandate', { body: terms }],
      ['a mandate and pay methods', 'pay_methods', { body: { ...terms, mandate: own(approvedMandate), pay_methods: ['ideal'] } }],
      ['an unknown mandate', 'mandate', { body: { ...terms, mandate: 'MDZZZZZZZZZZZZ' } }],
    ],
  },
  {
    name: 'getInstallmentPlan',
    endpoint: 'GET /installment_plans/{id}',
    ask: ({ installmentPlans }, { id }) => installmentPlans.get(id),
    given: ['a pending plan', planTerms],
    id: own(plan),
    answers: pendingPlan,
  },
  {
    name: 'listInstallmentPlans',
    endpoint: 'GET /installment_plans',
    ask: ({ installmentPlans }) => installmentPlans.list().page(),
    given: active,
    answers: listAt('/installment_plans', [plan]),
  },
  {
    name: 'updateInstallmentPlan',
    endpoint: 'PATCH /installment_plans/{id}',
    ask: ({ installmentPlans }, { id, body }) => installmentPlans.update(id, body),
    given: active,
    id: own(plan),
    body: { number_of_periods: 6 },
    answers: { ...plan, number_of_periods: 6 },
    refuses: [
      ['a first period after the start', 'first_period', { body: { first_period: { amount: 100 } } }],
      ['no periods', 'number_of_periods', { body: { number_of_periods: 0 } }],
      ['that it is canceled', null, over],
    ],
  },
  {
    name: 'cancelInstallmentPlan',
    endpoint: 'DELETE /installment_plans/{id}',
    ask: ({ installmentPlans }, { id }) => installmentPlans.cancel(id),
    given: active,
    id: own(plan),
    answers: { ...plan, state: 'canceled' },
    refuses: [['that it is canceled', null, over]],
  },
  {
    name: 'pauseInstallmentPlan',
    endpoint: 'POST /installment_plans/{id}/pause',
    ask: ({ installmentPlans }, { id }) => installmentPlans.pause(id),
    given: active,
    id: own(plan),
    answers: { ...plan, state: 'paused' },
    refuses: [['that it is paused', null, { given: ['a paused plan'] }]],
  },
  {
    name: 'resumeInstallmentPlan',
    endpoint: 'POST /installment_plans/{id}/resume',
    ask: ({ installmentPlans }, { id }) => installmentPlans.resume(id),
    given: ['a paused plan', planTerms],
    id: own(plan),
    answers: plan,
    refuses: [['that it is canceled', null, over]],
  },
];

const periods: readonly Operation[] = [
  {
    name: 'listInstallmentPlanPeriods',
    endpoint: 'GET /installment_plans/{id}/installment_plan_periods',
    ask: ({ installmentPlans }, { id }) => installmentPlans.periods(id).page(),
    given: ['a plan period'],
    id: ref('installment_plan', plan.id),
    answers: listAt(`/installment_plans/${plan.id}/installment_plan_periods`, [planPeriod]),
  },
  {
    name: 'getInstallmentPlanPeriod',
    endpoint: 'GET /installment_plan_periods/{id}',
    ask: ({ installmentPlanPeriods }, { id }) => installmentPlanPeriods.get(id),
    given: ['a plan period'],
    id: own(planPeriod),
    answers: planPeriod,
  },
  {
    name: 'listInstallmentPlanPeriodPayments',
    endpoint: 'GET /installment_plan_periods/{id}/payments',
    ask: ({ installmentPlanPeriods }, { id }) => installmentPlanPeriods.payments(id).page(),
    given: ['a plan period'],
    id: own(planPeriod),
    answers: listAt(`/installment_plan_periods/${planPeriod.id}/payments`, [planPayment]),
  },
];

specOf('installment-plans', [...plans, ...periods]);
