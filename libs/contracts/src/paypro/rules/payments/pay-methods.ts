import { docs, oneOf, someText, where } from '../../../verifier/index.js';
import { rule } from '../dialect.js';

const nine = ['afterpay', 'bancontact', 'bank-transfer', 'creditcard', 'direct-debit', 'ideal', 'ideal-qr', 'klarna-paynow', 'paypal'];

const aPayMethod = {
  id: oneOf(...nine),
  type: 'pay_method',
  name: someText,
  currencies: ['EUR'],
  minimum_amount: where('cents', Number.isInteger),
  maximum_amount: where('cents', Number.isInteger),
  details: where('an object or null', (details) => typeof details === 'object' && !Array.isArray(details)),
};

export const payMethods = [
  rule(
    'paypro.R64',
    'The pay methods of the account are listed with their id, name, currencies, bounds and details.',
    docs('pay methods'),
    { effects: ['reads'] },
    async ({ api, expect, inferred }) => {
      const { data } = await api.listPayMethods({ query: { limit: 100 } }).answers(200, { type: 'list' });
      expect(
        'pay methods',
        data.length,
        where('one at least', (length) => Number(length) > 0),
      );
      for (const method of data) expect(method.id, method, aPayMethod);
      await inferred('they are all nine, with the issuers in the details of ideal alone', () => {
        expect('their ids', data.map(({ id }) => id).sort(), nine);
        for (const { id, details } of data) expect(`details of ${id}`, details === null, id !== 'ideal');
        const issuers = data.find(({ id }) => id === 'ideal')?.details?.issuers ?? [];
        expect(
          'issuers',
          issuers.length,
          where('one at least', (length) => Number(length) > 0),
        );
        for (const issuer of issuers) expect('issuer', issuer, { code: someText, name: someText });
      });
    },
  ),
];
