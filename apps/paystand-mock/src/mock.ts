import { type operations, routes } from '@paystub/contracts/paystand';
import { requests } from '@paystub/contracts/paystand/requests';
import { ruleOfId } from '@paystub/contracts/paystand/rules';
import { type Mock, messagePage, type Operations } from '@paystub/mock-http';
import type { ProviderDefinition } from '@paystub/mock-kernel';
import { checkoutActions } from './books/charging/checkout.js';
import { balanceActions } from './books/ledger/actions.js';
import { balanceWork } from './books/ledger/jobs.js';
import { render } from './faults.js';
import { pipeline } from './pipeline.js';
import { accessOperations } from './request/operations.js';
import { secretFields } from './request/secret-fields.js';
import { unbuilt } from './request/unbuilt.js';
import { heldHash } from './resources/attachments/attachment.js';
import { uploads } from './resources/attachments/files.js';
import { attachmentOperations } from './resources/attachments/operations.js';
import { seed as bankSeed } from './resources/banks/seed.js';
import { seed as cardSeed } from './resources/cards/seed.js';
import { disputeActions } from './resources/disputes/actions.js';
import { disputeWork } from './resources/disputes/jobs.js';
import { disputeOperations } from './resources/disputes/operations.js';
import { eventOperations } from './resources/events/operations.js';
import { feeActions } from './resources/fees/actions.js';
import { feeWork } from './resources/fees/jobs.js';
import { payerCustomerOperations } from './resources/payer-customers/operations.js';
import { seed as payerCustomerSeed } from './resources/payer-customers/seed.js';
import { paymentActions } from './resources/payments/actions.js';
import { paymentWork } from './resources/payments/jobs.js';
import { paymentOperations } from './resources/payments/operations.js';
import { seed as paymentSeed } from './resources/payments/seed.js';
import { receivableTransactionOperations } from './resources/receivable-transactions/operations.js';
import { receivableOperations } from './resources/receivables/operations.js';
import { seed as receivableSeed } from './resources/receivables/seed.js';
import { refundActions } from './resources/refunds/actions.js';
import { refundWork } from './resources/refunds/jobs.js';
import { refundOperations } from './resources/refunds/operations.js';
import { transferActions } from './resources/transfers/actions.js';
import { transferWork } from './resources/transfers/jobs.js';
import { transferOperations } from './resources/transfers/operations.js';
import { fixtures } from './settings/fixtures.js';
import { settingsSchema } from './settings/schema.js';
import { defaultSettings, type Settings } from './settings/settings.js';
import { collections, type Tx } from './state.js';
import { webhooks } from './webhooks.js';
import { presentRecord } from './wire/record.js';

const definition: ProviderDefinition<typeof collections, Settings> = {
  provider: 'paystand',
  collections,
  settings: defaultSettings,
  fixtures,
  work: {
    payments: paymentWork,
    fees: feeWork,
    refunds: refundWork,
    disputes: disputeWork,
    transfers: transferWork,
    balances: balanceWork,
  },
};

const operationsOfPaystand = {
  ...accessOperations,
  ...payerCustomerOperations,
  ...receivableOperations,
  ...receivableTransactionOperations,
  ...attachmentOperations,
  ...paymentOperations,
  ...refundOperations,
  ...disputeOperations,
  ...transferOperations,
  ...eventOperations,
  ...unbuilt,
} satisfies Operations<operations, Tx>;

const credentials: Mock['credentials'] = {
  open: /^test_[A-Za-z0-9_-]{1,64}$/,
  fixed: 'test_default',
  make: (random) => `test_${random(24, 'abcdefghijklmnopqrstuvwxyz0123456789')}`,
  field: 'clientId',
  facts(clientId) {
    const name = clientId.replace(/^test_/, '');
    return { clientSecret: `secret_${name}`, customerId: `merchant_${name}` };
  },
};

export const createPaystandMock = (): Mock<Tx> => ({
  provider: 'paystand',
  title: 'Paystand X',
  basePath: '/v3',
  portStep: 20,
  definition,
  routes,
  requests,
  responses: async () => (await import('@paystub/contracts/paystand/responses')).responses,
  operations: operationsOfPaystand,
  pipeline,
  render,
  rule: (id) => ruleOfId.get(id),
  headers: () => [],
  credentials,
  webhooks,
  uploads,
  files: { collection: 'attachments', hash: heldHash },
  actions: [
    ...checkoutActions,
    ...paymentActions,
    ...feeActions,
    ...refundActions,
    ...disputeActions,
    ...balanceActions,
    ...transferActions,
  ],
  pages: [],
  notFoundPage: () => messagePage({ title: 'Not found', text: 'Paystand X has no pages here.' }),
  settingsSchema,
  present: Object.fromEntries(Object.keys(collections).map((name) => [name, presentRecord])),
  seeds: { payerCustomers: payerCustomerSeed, receivables: receivableSeed, cards: cardSeed, banks: bankSeed, payments: paymentSeed },
  secretFields,
});
