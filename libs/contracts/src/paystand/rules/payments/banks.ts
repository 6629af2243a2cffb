import { inference } from '../../../verifier/index.js';
import { newPayer, testBank } from '../../situations/money.js';
import { client } from '../../sources.js';
import { rule } from '../dialect.js';
import { allRefused, invalid } from '../parts.js';
import { charging } from './needs.js';

const least = { amount: '100.00', currency: 'USD' } as const;

/** Numbers that no bank has. */
const malformed = [
  { routingNumber: '12345' },
  { routingNumber: '1100000000' },
  { routingNumber: '11000000A' },
  // The form of the other currency.
  { routingNumber: '11000-000' },
  { accountNumber: 'my account' },
  { accountNumber: '' },
  { currency: 'CAD' as const },
];

/** Banks that come with a payment. */
export const banks = [
  rule(
    'paystand.R202',
    'A saved bank that is not verified cannot be charged.',
    inference('the call is described for verified banks'),
    charging(['bank'], ['records']),
    async ({ api, given, control, expect }) => {
      const { payerId } = given.aVerifiedBank();
      const made = await api
        .createSecurePayment({ body: { ...least, payerId, bank: testBank } })
        .answers(200, { source: { object: 'bank', verified: false } });
      expect('the bank', await control.records('banks', { id: made.sourceId }), [{ id: made.sourceId, payerId, verified: false }]);
      await api.createSecurePayment({ body: { ...least, payerId, bankId: made.sourceId } }).refuses(422, invalid('bankId'));
      await given.aBankPayment();
    },
  ),

  rule(
    'paystand.R231',
    'Details of a bank that cannot be right are refused at once, and no bank is kept.',
    client('payer banks'),
    { effects: ['creates', 'money'] },
    async (stage) => {
      const { api } = stage;
      const charge = (wrong: object) => api.createSecurePayment({ body: { ...least, payer: newPayer, bank: { ...testBank, ...wrong } } });
      await allRefused(
        stage,
        422,
        { code: 'validationError' },
        malformed.map((wrong) => charge(wrong)),
      );
      await charge({}).answers(200, { source: { object: 'bank', last4: '6789', routingNumber: '110000000' } });
    },
  ),
];
