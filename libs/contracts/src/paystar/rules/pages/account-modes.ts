import { docs, exactly, matching, seed } from '../../../verifier/index.js';
import { newAccount } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { success } from '../parts.js';
import { boxesOn, card, linesOn, pageOf, payOn } from './paying.js';

const paid = { needs: ['payer'], effects: ['creates', 'money'] } as const;

/** What the payment page asks for, by what the session is about. */
export const accountModes = [
  rule(
    'paystar.R48',
    'A configured payment field that is missing from the request is asked for on the payment page.',
    seed('PaymentFields'),
    { needs: ['payer', 'settings'], effects: ['creates', 'money'] },
    async ({ api, given, open, expect, inferred }) => {
      await given.aBusinessUnitWith({ paymentFields: { invoiceNumber: { label: 'Invoice No.' }, memoLine: { label: 'Memo line' } } });
      const asked = await given.aPaymentSession({ PaymentFields: { invoiceNumber: '0042' } });
      const page = await open(asked.PaymentLogInLink);
      expect('lines for the memo', linesOn(page, 'Memo line').length, 1);
      const queried = () => api.getPaymentSession({ sessionIdentifier: asked.PaymentSessionIdentifier });
      await inferred('what is in the request is not asked for', () =>
        expect('lines for the invoice', linesOn(page, 'Invoice No.'), exactly([])),
      );
      await inferred('nothing is paid before it is filled in', async () => {
        const [memo] = linesOn(page, 'Memo line');
        const again = pageOf(await page.press('do', 'continue', { ...card, [memo?.name ?? '']: ' ' }));
        expect('the status of the page', again.status, 422);
        await queried().answers(200, success({ payment: null }));
        await payOn(again, { [memo?.name ?? '']: 'March' });
        await queried().answers(
          200,
          success({ paymentFields: { invoiceNumber: '0042', memoLine: 'March' }, payment: { status: 'Succeeded' } }),
        );
      });
    },
  ),

  rule(
    'paystar.R52',
    'Charges without ClientAccount give a plain form with their amounts.',
    seed('account modes'),
    paid,
    async ({ api, given, open, expect, inferred }) => {
      const Charges = [
        { Amount: 123_456, Description: 'A gift' },
        { Amount: 790, Description: 'Postage' },
      ];
      const { PaymentLogInLink, PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession({ Charges });
      const page = await open(PaymentLogInLink);
      expect('the status of the page', page.status, 200);
      for (const amount of [/A gift \$1,234\.56/, /Postage \$7\.90/]) expect('the page', page.text, matching(amount));
      expect('boxes to tick', boxesOn(page), exactly([]));
      expect('the page after paying', (await payOn(page)).text, matching(/Succeeded/));
      await inferred('they are what is paid, as a query has it', () =>
        api.getPaymentSession({ sessionIdentifier }).answers(200, success({ payment: { status: 'Succeeded', amountMinor: 124_246 } })),
      );
    },
  ),

  rule(
    'paystar.R53',
    'One charge with a ClientAccount gives the form for a single account.',
    docs('account modes'),
    paid,
    async ({ api, given, open, expect, inferred }) => {
      const account = newAccount({ Balance: 6543 });
      const { PaymentLogInLink, PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession({
        Charges: [{ Amount: 4210, ClientAccount: account }],
      });
      const page = await open(PaymentLogInLink);
      expect('the page shows the account', page.text.includes(account.AccountNumber), true);
      expect('the page shows its balance', page.text.includes('$65.43'), true);
      expect('boxes to tick', boxesOn(page), exactly([]));
      expect('the page after paying', (await payOn(page)).text, matching(/Succeeded/));
      await inferred('a query says for which account', () =>
        api
          .getPaymentSession({ sessionIdentifier })
          .answers(200, success({ payment: { status: 'Succeeded' }, lineItems: [{ accountNumber: account.AccountNumber }] })),
      );
      await inferred('two charges for one account are for a single account', async () => {
        const twice = [1, 2].map((Amount) => ({ Amount, ClientAccount: account }));
        expect('boxes to tick', boxesOn(await open((await given.aPaymentSession({ Charges: twice })).PaymentLogInLink)), exactly([]));
      });
    },
  ),

  rule('paystar.R54', 'Charges with several accounts give a selector over them.', seed('account modes'), paid, async (stage) => {
    const { api, given, open, expect, inferred } = stage;
    const accounts = [newAccount(), newAccount({ Name: 'Kim Doe' }), newAccount()];
    const Charges = accounts.map((ClientAccount, i) => ({ Amount: 1000 * (i + 1), ClientAccount }));
    const { PaymentLogInLink, PaymentSessionIdentifier: sessionIdentifier } = await given.aPaymentSession({ Charges });
    const page = await open(PaymentLogInLink);
    const boxes = accounts.map(({ AccountNumber }) => page.controls.filter(({ label }) => label.includes(AccountNumber)));
    expect(
      'boxes for each account',
      boxes.map(({ length }) => length),
      exactly([1, 1, 1]),
    );
    const [first, second, third] = boxes.map(([box]) => box?.name ?? '') as [string, string, string];
    await inferred('all are chosen at first, and at least one stays', async () => {
      expect(
        'whether they are chosen',
        boxes.map(([box]) => box?.checked),
        exactly([true, true, true]),
      );
      const none = pageOf(await page.press('do', 'continue', { ...card, [first]: '', [second]: '', [third]: '' }));
      expect('the status of the page without any', none.status, 422);
    });
    await inferred('the charges of those that are left out are not paid', async () => {
      await payOn(page, { [second]: '' });
      const lineItems = accounts.filter((_, i) => i !== 1).map(({ AccountNumber }) => ({ accountNumber: AccountNumber }));
      await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ payment: { amountMinor: 4000 }, lineItems }));
    });
  }),
];
