import { type operations, routes } from '@paystub/contracts/paystar';
import { requests } from '@paystub/contracts/paystar/requests';
import { ruleOfId } from '@paystub/contracts/paystar/rules';
import type { Mock, Operations } from '@paystub/mock-http';
import type { ProviderDefinition } from '@paystub/mock-kernel';
import { render } from './faults.js';
import { notFoundPage } from './pages/closed.js';
import { secretFields } from './pages/parts/field.js';
import { script } from './pages/sdk/loader.gen.js';
import { pages } from './pages/session-pages.js';
import { pipeline } from './pipeline.js';
import { seed as accountSeed } from './resources/accounts/seed.js';
import { seed as customerSeed } from './resources/customers/seed.js';
import { seed as enrollmentSeed } from './resources/enrollments/seed.js';
import { eventOperations } from './resources/events/operations.js';
import { managementSessionActions } from './resources/management-sessions/actions.js';
import { managementSessionOperations } from './resources/management-sessions/operations.js';
import { paymentSessionActions } from './resources/payment-sessions/actions.js';
import { paymentSessionOperations } from './resources/payment-sessions/operations.js';
import { seed as paymentSourceSeed } from './resources/payment-sources/seed.js';
import { present } from './resources/present.js';
import { scheduledPaymentActions } from './resources/scheduled-payments/actions.js';
import { scheduledPaymentWork } from './resources/scheduled-payments/jobs.js';
import { settingsFlaw } from './settings/flaw.js';
import { settingsSchema } from './settings/schema.js';
import { defaultSettings, type Settings } from './settings/settings.js';
import { collections, type Tx } from './state.js';
import { webhooks } from './webhooks.js';

const definition: ProviderDefinition<typeof collections, Settings> = {
  provider: 'paystar',
  collections,
  settings: defaultSettings,
  work: { scheduledPayments: scheduledPaymentWork },
};

const operationsOfPaystar = {
  ...paymentSessionOperations,
  ...managementSessionOperations,
  ...eventOperations,
} satisfies Operations<operations, Tx>;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Its own shape; what a key of Paystar looks like no source says. */
const credentials: Mock['credentials'] = {
  open: /^test_[A-Za-z0-9_-]{1,64}$/,
  fixed: 'test_default',
  make: (random) => `test_${random(32, letters)}`,
  field: 'apiKey',
  facts: () => ({ businessUnitSlug: 'acme-utilities' }),
};

export const createPaystarMock = (): Mock<Tx> => ({
  provider: 'paystar',
  title: 'Paystar',
  portStep: 10,
  definition,
  routes,
  requests,
  responses: async () => (await import('@paystub/contracts/paystar/responses')).responses,
  operations: operationsOfPaystar,
  pipeline,
  render,
  rule: (id) => ruleOfId.get(id),
  headers: () => [],
  credentials,
  webhooks,
  actions: [...paymentSessionActions, ...managementSessionActions, ...scheduledPaymentActions],
  pages,
  pagesAt: '/app/',
  notFoundPage,
  framable: true,
  // paystar.R113
  assets: [{ path: '/app/embedded.loader.js', type: 'text/javascript', body: () => script }],
  settingsSchema,
  settingsFlaw,
  present,
  seeds: { accounts: accountSeed, customers: customerSeed, paymentSources: paymentSourceSeed, enrollments: enrollmentSeed },
  // A webhook's extra headers may carry what authenticates; numbers of cards and bank accounts are nobody's business.
  secretFields: ['secret', 'headers', 'card', 'bank', ...secretFields],
});
