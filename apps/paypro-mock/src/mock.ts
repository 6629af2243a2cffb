import { type operations, routes } from '@paystub/contracts/paypro';
import { requests } from '@paystub/contracts/paypro/requests';
import { ruleOfId } from '@paystub/contracts/paypro/rules';
import type { Mock, Operations } from '@paystub/mock-http';
import type { ProviderDefinition } from '@paystub/mock-kernel';
import { render } from './faults.js';
import { secretFormat } from './ids.js';
import { pages } from './pages/checkout-page.js';
import { notFoundPage } from './pages/not-found.js';
import { pipeline } from './pipeline.js';
import { present } from './present.js';
import { outcomes } from './recurring/outcomes.js';
import { installmentPlanSeed } from './recurring/seeds/installment-plan.js';
import { installmentPlanPeriodSeed, subscriptionPeriodSeed } from './recurring/seeds/periods.js';
import { subscriptionSeed } from './recurring/seeds/subscription.js';
import { chargebackActions } from './resources/chargebacks/actions.js';
import { chargebackOperations } from './resources/chargebacks/operations.js';
import { seed as chargebackSeed } from './resources/chargebacks/seed.js';
import { customerOperations } from './resources/customers/operations.js';
import { seed as customerSeed } from './resources/customers/seed.js';
import { eventOperations } from './resources/events/operations.js';
import { installmentPlanPeriodOperations } from './resources/installment-plan-periods/operations.js';
import { installmentPlanWork } from './resources/installment-plans/jobs.js';
import { installmentPlanOperations } from './resources/installment-plans/operations.js';
import { mandateActions } from './resources/mandates/actions.js';
import { mandateWork } from './resources/mandates/jobs.js';
import { mandateOperations } from './resources/mandates/operations.js';
import { seed as mandateSeed } from './resources/mandates/seed.js';
import { payMethodOperations } from './resources/pay-methods/operations.js';
import { paymentActions } from './resources/payments/actions.js';
import { paymentWork } from './resources/payments/jobs.js';
import { paymentOperations } from './resources/payments/operations.js';
import { seed as paymentSeed } from './resources/payments/seed.js';
import { refundActions } from './resources/refunds/actions.js';
import { refundWork } from './resources/refunds/jobs.js';
import { refundOperations } from './resources/refunds/operations.js';
import { seed as refundSeed } from './resources/refunds/seed.js';
import { subscriptionPeriodOperations } from './resources/subscription-periods/operations.js';
import { subscriptionWork } from './resources/subscriptions/jobs.js';
import { subscriptionOperations } from './resources/subscriptions/operations.js';
import { webhookOperations } from './resources/webhooks/operations.js';
import { seed as webhookSeed } from './resources/webhooks/seed.js';
import { defaultSettings, type Settings, settingsSchema } from './settings/settings.js';
import { collections, type Tx } from './state.js';
import { webhooks } from './webhooks.js';

const definition: ProviderDefinition<typeof collections, Settings> = {
  provider: 'paypro',
  collections,
  settings: defaultSettings,
  work: {
    payments: paymentWork,
    refunds: refundWork,
    mandates: mandateWork,
    subscriptions: subscriptionWork,
    installmentPlans: installmentPlanWork,
  },
};

const operationsOfPaypro = {
  ...paymentOperations,
  ...refundOperations,
  ...payMethodOperations,
  ...eventOperations,
  ...webhookOperations,
  ...chargebackOperations,
  ...customerOperations,
  ...mandateOperations,
  ...subscriptionOperations,
  ...subscriptionPeriodOperations,
  ...installmentPlanOperations,
  ...installmentPlanPeriodOperations,
} satisfies Operations<operations, Tx>;

const credentials: Mock['credentials'] = {
  open: /^pp_[A-Za-z0-9]{32}$/,
  fixed: 'pp_DefaultKeyOfThePaystubSandbox001',
  make: (random) => `pp_${random(32, secretFormat.alphabet)}`,
  field: 'apiKey',
};

export const createPayproMock = (): Mock<Tx> => ({
  provider: 'paypro',
  title: 'PayPro',
  portStep: 30,
  definition,
  routes,
  requests,
  responses: async () => (await import('@paystub/contracts/paypro/responses')).responses,
  operations: operationsOfPaypro,
  pipeline,
  render,
  rule: (id) => ruleOfId.get(id),
  headers: (requestId) => ['X-Request-Id', requestId],
  credentials,
  webhooks,
  actions: [...paymentActions, ...refundActions, ...chargebackActions, ...mandateActions],
  pages,
  notFoundPage,
  settingsSchema,
  present,
  outcomes,
  seeds: {
    payments: paymentSeed,
    refunds: refundSeed,
    chargebacks: chargebackSeed,
    customers: customerSeed,
    mandates: mandateSeed,
    subscriptions: subscriptionSeed,
    subscriptionPeriods: subscriptionPeriodSeed,
    installmentPlans: installmentPlanSeed,
    installmentPlanPeriods: installmentPlanPeriodSeed,
    webhooks: webhookSeed,
  },
  secretFields: ['secret', 'iban'],
});
