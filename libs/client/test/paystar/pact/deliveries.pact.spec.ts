import { MatchersV3 } from '@pact-foundation/pact';
import { verifyWebhook, webhookSignature } from '../../../src/paystar/index.js';
import type { Given } from '../../pact/interaction.js';
import { messageSpec } from '../../pact/message.js';
import { identifier } from '../answers.js';
import { account, customer, order } from './examples.js';
import { shaped } from './shapes.js';

const { integer, regex } = MatchersV3;

const told = (eventType: string, subscription: object = {}): Given => ['a webhook', { eventType, ...subscription }];
const paid: Given = ['a paid session', order];
const enrolled: Given = ['an enrolled account', { ClientAccount: { ...account, DueDate: '2026-04-15' }, ClientUser: customer }];

/** The shape that Paystar's documents show: every value is a text (paystar.R107). */
const payment = {
  action: 'Payment.Succeeded',
  payload: {
    sessionIdentifier: identifier,
    status: 'Succeeded',
    referenceNumber: 'NYDVNT-WSQPG',
    amount: '42.10',
    accountNumber: account.AccountNumber,
    accountName: account.Name,
    paymentIdentifier: order.CustomMeta.PaymentIdentifier,
    amountFormatted: '$42.10',
    serviceFee: '195',
  },
};

/** With the keys of the documented example, and the rest of the variables under names like theirs. */
const autopay = (action: string, activityType: string) => ({
  action,
  payload: {
    accountId: '100001',
    accountName: account.Name,
    accountNumber: account.AccountNumber,
    subAccountNumber: account.SubAccountNumber,
    activityType,
    customerEmailAddress: customer.EmailAddress,
    customerId: '500001',
    dueDate: '2026-04-15',
    maximumBalanceAllowed: '',
    paymentSource: 'Visa ending in 1111',
    processingLeadTime: '0',
  },
});

/** A template of one's own, with a number in it. */
const template =
  '{"invoice":"{{ClientReference}}","paid":{"text":"{{AmountFormatted}}","cents":{{AmountMinor}}},' +
  '"fee":{{ServiceFeeAmountMinor}},"batch":{{PaymentMetaJson_batch}}}';
const own = { invoice: order.ClientReference, paid: { text: '$42.10', cents: 4210 }, fee: 195, batch: 17 };

const metadata = { contentType: 'application/json', 'X-Paystar-Signature': regex('^[0-9a-f]{64}$', '0'.repeat(64)) };
const message = (title: string, example: object, ...given: readonly Given[]) => ({
  title,
  given,
  content: shaped(example),
  metadata,
  example,
});

const messages = [
  message('Payment.Succeeded', payment, told('Payment.Succeeded'), paid),
  message('AutoPay.Enrolled', autopay('AutoPay.Enrolled', 'Enroll'), told('AutoPay.Enrolled'), enrolled),
  message('AutoPay.Unenrolled', autopay('AutoPay.Unenrolled', 'Cancel'), told('AutoPay.Unenrolled'), enrolled, [
    'the account is unenrolled',
  ]),
  {
    ...message('Payment.Succeeded, a template of your own', own, told('Payment.Succeeded', { template }), paid),
    content: { ...own, fee: integer(own.fee) },
  },
];

/** As a receiver gets it, with the bytes signed as Paystar signs them. */
messageSpec('paystar', 'deliveries', messages, (content) => {
  const [body, secret] = [JSON.stringify(content), 'whsec_7Qm2Xc9RtLw4Zk8N'];
  return verifyWebhook({ body, secret, headers: { 'X-Paystar-Signature': webhookSignature({ body, secret }) } });
});
