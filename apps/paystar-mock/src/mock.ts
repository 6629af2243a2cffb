import { type operations, routes } from '@paystub/contracts/paystar';
import { requests } from '@paystub/contracts/paystar/requests';
import type { Mock, Operations } from '@paystub/mock-http';
import type { ProviderDefinition } from '@paystub/mock-kernel';
import { render } from './faults.js';
import { notFoundPage } from './pages/not-found.js';
import { pages } from './pages/session-pages.js';
import { pipeline } from './pipeline.js';
import { eventOperations } from './resources/events/operations.js';
import { managementSessionOperations } from './resources/management-sessions/operations.js';
import { paymentSessionOperations } from './resources/payment-sessions/operations.js';
import { present } from './resources/present.js';
import { settingsSchema } from './settings/schema.js';
import { defaultSettings, type Settings } from './settings/settings.js';
import { collections, type Tx } from './state.js';
import { webhooks } from './webhooks.js';

const definition: ProviderDefinition<typeof collections, Settings> = {
  provider: 'paystar',
  collections,
  settings: defaultSettings,
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
  rule: () => undefined,
  headers: () => [],
  credentials,
  webhooks,
  actions: [],
  pages,
  pagesAt: '/app/',
  notFoundPage,
  settingsSchema,
  present,
  seeds: {},
  // A webhook's extra headers may carry what authenticates.
  secretFields: ['secret', 'headers'],
});
