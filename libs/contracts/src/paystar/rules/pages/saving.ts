import { exactly, matching, seed } from '../../../verifier/index.js';
import { unusedEmail } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { customerOf } from '../records.js';
import { boxesOn, payOn } from './paying.js';

const paid = { needs: ['payer', 'records'], effects: ['creates', 'money'] } as const;
const saving = /save/i;

/** Payment methods that are kept for a customer. */
export const savedMethods = [
  rule(
    'paystar.R70',
    'With a ClientUser the payment form offers to save the payment method.',
    seed('customer sync'),
    paid,
    async (stage) => {
      const { given, open, expect, inferred } = stage;
      const ClientUser = { EmailAddress: unusedEmail() };
      const opened = async () => open((await given.aPaymentSession({ ClientUser })).PaymentLogInLink);
      const page = await opened();
      expect('boxes to tick', boxesOn(page), exactly([matching(saving)]));
      await inferred('what is saved is offered the next time, and nothing else is saved', async () => {
        await payOn(page);
        const box = page.controls.find(({ label }) => saving.test(label))?.name ?? '';
        const { id: Customer } = await customerOf(stage, ClientUser.EmailAddress);
        const wallet = () => stage.control.records('payment-sources', { Customer });
        expect('the wallet before', await wallet(), exactly([]));
        await payOn(await opened(), { [box]: 'on' });
        expect('the wallet', await wallet(), [{ accountNumberLast4: '1111' }]);
        const [saved] = (await opened()).controls.filter(({ label }) => label.includes('1111'));
        const result = await payOn(await opened(), { method: saved?.value ?? '' });
        expect('the result', result.text, matching(/Succeeded.*ending in 1111/));
      });
    },
  ),

  rule('paystar.R71', 'Without a ClientUser nothing is saved and nothing saved is offered.', seed('customer sync'), paid, async (stage) => {
    const { given, open, expect, control } = stage;
    await given.aWallet();
    const page = await open((await given.aPaymentSession()).PaymentLogInLink);
    expect('the status of the page', page.status, 200);
    expect('boxes to tick', boxesOn(page), exactly([]));
    expect(
      'methods that are saved',
      page.controls.filter(({ label }) => label.includes('1111')),
      exactly([]),
    );
    expect('the page after paying', (await payOn(page)).text, matching(/Succeeded/));
    expect('what is saved', (await control.records('payment-sources')).length, 1);
  }),
];
