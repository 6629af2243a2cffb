import { exactly, seed } from '../../../verifier/index.js';
import { checking } from '../../situations/payments.js';
import { unusedEmail } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { eachOf } from '../parts.js';
import { card, pageOf } from './paying.js';

/** What customers arrange on pages. */
export const arrangements = [
  rule(
    'paystar.R77',
    'In a wallet session the customer adds, views and deletes payment methods.',
    seed('wallet sessions'),
    { needs: ['payer'] },
    async ({ given, open, expect }) => {
      const ClientUser = { EmailAddress: unusedEmail() };
      const opened = async () => open((await given.aWalletSession({ ClientUser })).SessionLink);
      const { routingNumber, accountNumber } = checking.bank;
      const bank = { method: 'bank', bank_routing: routingNumber, bank_account: accountNumber, bank_holder: 'Pat Roe' };
      const shows = async (what: string, digits: readonly boolean[]) => {
        const { text } = await opened();
        expect(`what the wallet shows ${what}`, [/ending in 1111/.test(text), /ending in 6789/.test(text)], exactly(digits));
      };
      await shows('at first', [false, false]);
      const page = await opened();
      expect('the page with the card', pageOf(await page.press('do', 'add', card)).status, 200);
      await shows('with the card', [true, false]);
      await page.press('do', 'add', bank);
      await shows('with both', [true, true]);
      const ids = (await opened()).controls.filter(({ name }) => name === 'payment_source').map(({ value }) => value);
      expect('methods to delete', ids.length, 2);
      // The newest stands first.
      await eachOf(
        [
          [ids[1], [false, true]],
          [ids[0], [false, false]],
        ] as const,
        async ([id = '', left]) => {
          await (await opened()).press('do', 'delete', { payment_source: id });
          await shows('without what was deleted', left);
        },
      );
    },
  ),

  rule(
    'paystar.R78',
    'In a notification session the customer sets e-mail and SMS preferences.',
    seed('notification sessions'),
    { needs: ['payer'] },
    async ({ given, open, expect }) => {
      const ClientUser = { EmailAddress: unusedEmail() };
      const opened = async () => open((await given.aNotificationSession({ ClientUser })).SessionLink);
      const page = await opened();
      const named = (label: RegExp) =>
        page.controls.find((control) => control.type === 'checkbox' && label.test(control.label))?.name ?? '';
      const [email, sms] = [named(/e-?mail/i), named(/text|sms/i)];
      const states = [
        [true, true],
        [true, false],
        [false, true],
        [false, false],
      ] as const;
      await eachOf(states, async ([byEmail, bySms]) => {
        await page.press('do', 'save', { [email]: byEmail ? 'on' : '', [sms]: bySms ? 'on' : '' });
        const { controls } = await opened();
        const isOn = (name: string) => controls.find((control) => control.name === name)?.checked;
        expect('the preferences', [isOn(email), isOn(sms)], exactly([byEmail, bySms]));
      });
    },
  ),
];
