import { paymentSession } from '../answers.js';
import { account, bill, customer, slug } from './examples.js';
import { businessUnit, type Operation, specOf } from './operation.js';

const said = (changes: object) => ({ body: { ...bill, ...changes } });
const { Channel: _, ...withoutChannel } = bill;
const { Name: __, ...nameless } = account;
const [charge] = bill.Charges;
const cashier = 'cashier@acme-utilities.example';

const initiate: Operation = {
  name: 'initiatePaymentSession',
  endpoint: 'POST /integrations/embedded/initiate',
  ask: ({ sessions }, { body }) => sessions.initiatePayment(body),
  given: businessUnit,
  body: bill,
  answers: paymentSession,
  succeeds: [
    ['amounts alone', { body: { BusinessUnitSlug: slug, Channel: 'QuickPay', Charges: [{ Amount: 4210 }] } }],
    [
      'a customer and both URLs',
      said({ ClientUser: customer, SuccessUrl: 'https://shop.example/done', ReturnUrl: 'https://shop.example' }),
    ],
    ['an agent at the point of sale', said({ Channel: 'POS', PosUser: cashier })],
    [
      'a payment field that is configured',
      {
        given: ['a business unit with', { paymentFields: { memoLine: { label: 'Memo' } } }],
        ...said({ PaymentFields: { memoLine: 'March' } }),
      },
    ],
  ],
  refuses: [
    ['no channel', ['Channel'], { body: withoutChannel }],
    ['no charges', ['Charges'], said({ Charges: [] })],
    ['26 charges', ['Charges'], said({ Charges: Array.from({ length: 26 }, () => ({ Amount: 100 })) })],
    ['part of a cent', ['Charges[0].Amount'], said({ Charges: [{ Amount: 42.1 }] })],
    ['an account without a name', ['Charges[0].ClientAccount.Name'], said({ Charges: [{ ...charge, ClientAccount: nameless }] })],
    ['a customer at the point of sale', ['ClientUser'], said({ Channel: 'POS', PosUser: cashier, ClientUser: customer })],
    ['an agent who may not take payments', ['PosUser'], said({ Channel: 'POS', PosUser: 'clerk@acme-utilities.example' })],
    ['a SuccessUrl alone', ['ReturnUrl'], said({ SuccessUrl: 'https://shop.example/done' })],
    ['a reference that is used', ['ClientReference'], { given: ['a payment session', { ClientReference: 'inv-881' }] }],
    ['an unknown business unit', ['BusinessUnitSlug'], said({ BusinessUnitSlug: 'nobody' })],
    ['a payment field that is not configured', ['PaymentFields.memoLine'], said({ PaymentFields: { memoLine: 'March' } })],
    [
      'several things at once',
      ['Channel', 'Charges[0].Amount', 'ReturnUrl'],
      { body: { BusinessUnitSlug: slug, Charges: [{ Description: 'Water' }], SuccessUrl: 'https://shop.example/done' } },
    ],
  ],
};

specOf('payment-sessions', [initiate]);
