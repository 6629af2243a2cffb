import { inference, matching, seed, where } from '../../verifier/index.js';
import type { Managed } from '../situations/management.js';
import { unusedEmail } from '../situations/requests.js';
import { rule } from './dialect.js';
import { managementOperations } from './operations.js';
import { card } from './pages/paying.js';
import { eachOf, type PaystarStage, success, uuid } from './parts.js';

const minutes = 60_000;
const day = 24 * 60 * minutes;
const timed = { needs: ['clock', 'payer'], effects: ['creates', 'money'] } as const;

/** A session of each kind that is managed, and something to do in it. */
async function managedSessions({ given }: PaystarStage) {
  const ClientUser = { EmailAddress: unusedEmail() };
  return [
    [await given.anAutopaySession({ ClientUser }), 'enroll', {}],
    [await given.aWalletSession({ ClientUser }), 'add-payment-source', { card: '4111111111111111' }],
    [await given.aPaperlessSession({ ClientUser }), 'set-paperless', { paperless: true }],
    [await given.aNotificationSession({ ClientUser }), 'set-notifications', { emailNotifications: false }],
  ] as const;
}

/** The same for scheduled payments: of these sessions no source says how long they last. */
async function schedulingSessions({ given }: PaystarStage, date: number) {
  const order = { date: new Date(date).toISOString(), amount: 4210 };
  const { id: scheduledPayment, ClientAccount, ClientUser } = await given.aScheduledPayment(date);
  return [
    [await given.aScheduleSession(), 'schedule-payment', order],
    [await given.aScheduledPaymentsSession({ ClientAccount, ClientUser }), 'cancel-scheduled-payment', { scheduledPayment }],
  ] as const;
}

type Used = readonly [session: Managed, action: string, fields: object];

async function works({ control, expect }: PaystarStage, [{ id }, action, fields]: Used): Promise<void> {
  const { changed } = await control.act(action, { id, ...fields });
  expect(`what ${action} changes`, changed.length > 0, true);
}

const isOver = ({ control }: PaystarStage, [{ id }, action, fields]: Used): Promise<void> => control.cannot(action, { id, ...fields });

/** Links to one session of each kind, and to one that begins when the others have ended. */
async function links(stage: PaystarStage): Promise<readonly string[]> {
  const { PaymentLogInLink } = await stage.given.aPaymentSession();
  const sessions = await managedSessions(stage);
  return [PaymentLogInLink, ...sessions.map(([{ SessionLink }]) => SessionLink)];
}

/** How long sessions last. */
export const expiry = [
  rule(
    'paystar.R79',
    'A payment session works 29 minutes after its creation, and is expired after 30.',
    seed('payment sessions, expiry'),
    timed,
    async ({ api, given, control, inferred, expect }) => {
      const start = await control.freeze();
      const { PaymentSessionIdentifier: first } = await given.aPaymentSession();
      const { PaymentSessionIdentifier: second } = await given.aPaymentSession();
      const { PaymentSessionIdentifier: third } = await given.aPaymentSession();
      await control.advanceTo(start + 29 * minutes);
      const { changed } = await control.act('pay', { id: first });
      expect('what paying changes', changed.length > 0, true);
      const paid = success({ paymentSession: { status: 'Succeeded' } });
      await inferred('a query says that it is paid', () => api.getPaymentSession({ sessionIdentifier: first }).answers(200, paid));
      await control.advanceTo(start + 30 * minutes - 1);
      await inferred('a millisecond before it can still be paid', async () => {
        await api.getPaymentSession({ sessionIdentifier: second }).answers(200, success({ canProcessSession: true }));
        await control.act('pay', { id: second });
        await api.getPaymentSession({ sessionIdentifier: second }).answers(200, paid);
      });
      await control.advanceTo(start + 30 * minutes);
      await inferred('at 30 minutes it is expired', async () => {
        await control.cannot('pay', { id: third });
        await api.getPaymentSession({ sessionIdentifier: third }).answers(200, success({ canProcessSession: false }));
      });
      await control.advanceTo(start + 30 * minutes + 1);
      await control.cannot('pay', { id: third });
      await eachOf(['choose', 'fail', 'pend'], (action) => control.cannot(action, { id: third }));
      await inferred('its status stays, there is no payment, and it cannot be processed', () =>
        api
          .getPaymentSession({ sessionIdentifier: third })
          .answers(200, success({ paymentSession: { status: 'RequiresPaymentSource' }, payment: null, canProcessSession: false })),
      );
    },
  ),

  rule(
    'paystar.R80',
    'A management session works 59 minutes after its creation, and is expired after 60.',
    seed('management sessions, expiry'),
    timed,
    async (stage) => {
      const { control, expect, inferred } = stage;
      const start = await control.freeze();
      const used = await managedSessions(stage);
      const late = await managedSessions(stage);
      const tooLate = await managedSessions(stage);
      const validUntil = where(`within a second of ${new Date(start + 60 * minutes).toISOString()}`, (text) => {
        return Math.abs(Date.parse(String(text)) - start - 60 * minutes) < 1000;
      });
      for (const [{ ValidUntil }] of used) expect('ValidUntil', ValidUntil, validUntil);
      await control.advanceTo(start + 59 * minutes);
      await eachOf(used, (session) => works(stage, session));
      await control.advanceTo(start + 60 * minutes - 1);
      await inferred('a millisecond before it still works', () => eachOf(late, (session) => works(stage, session)));
      await control.advanceTo(start + 60 * minutes);
      await inferred('at 60 minutes it is expired', () =>
        eachOf(tooLate, async (session) => {
          await isOver(stage, session);
          expect('identifier', session[0].id, uuid);
        }),
      );
      await control.advanceTo(start + 60 * minutes + 1);
      await eachOf(tooLate, (session) => isOver(stage, session));
      const begun = start + 60 * minutes + 1;
      await inferred('so it is with the sessions for scheduled payments', async () => {
        const [inTime, over] = [await schedulingSessions(stage, begun + day), await schedulingSessions(stage, begun + day)];
        await control.advanceTo(begun + 59 * minutes);
        await eachOf<Used>(inTime, (session) => works(stage, session));
        await control.advanceTo(begun + 60 * minutes);
        await eachOf<Used>(over, (session) => isOver(stage, session));
      });
    },
  ),

  rule('paystar.R81', 'Opening an expired session shows an error.', seed('expiry'), { needs: ['clock'] }, async (stage) => {
    const { api, given, open, control, expect, inferred } = stage;
    const expired = await links(stage);
    const { PaymentSessionIdentifier: sessionIdentifier, PaymentLogInLink } = await given.aPaymentSession();
    const form = await open(PaymentLogInLink);
    await control.advance('PT61M');
    await inferred('what is submitted too late is refused the same way', async () => {
      const { page } = await form.press('do', 'continue', card);
      expect('the status of the page', page?.status, 410);
      await api.getPaymentSession({ sessionIdentifier }).answers(200, success({ payment: null, paymentSource: null }));
    });
    await eachOf(expired, async (link) => {
      const page = await open(link);
      expect(`an error as the status of the page, which is ${page.status}`, page.status >= 400, true);
      expect('the page', page.html, matching(/expired/i));
    });
  }),

  rule('paystar.R82', 'A new session can be created after one has expired.', seed('expiry'), { needs: ['clock'] }, async (stage) => {
    const { api, given, control, expect } = stage;
    const body = given.bill({ ClientUser: { EmailAddress: unusedEmail() } });
    const { data: first } = await api.initiatePaymentSession({ body }).succeeds(success({ PaymentSessionIdentifier: uuid }));
    const request = given.accountRequest();
    await api.initiateManageAutopay({ body: request }).succeeds(success({}));
    await control.advance('PT61M');
    const { data: second } = await api
      .initiatePaymentSession({ body })
      .succeeds(success({ PaymentSessionIdentifier: uuid, Status: 'RequiresPaymentSource' }));
    expect('identifiers that are the same', first.PaymentSessionIdentifier === second.PaymentSessionIdentifier, false);
    await eachOf(Object.values(managementOperations(stage)), (ask) => ask({ ClientUser: request.ClientUser }).succeeds(success({})));
    const query = (sessionIdentifier: string) => api.getPaymentSession({ sessionIdentifier });
    await stage.inferred('which can be paid, while the first cannot', async () => {
      await query(second.PaymentSessionIdentifier).answers(200, success({ canProcessSession: true }));
      await query(first.PaymentSessionIdentifier).answers(200, success({ canProcessSession: false }));
    });
  }),

  rule(
    'paystar.P23',
    'The page of an expired session has status 410, says that it has expired, and has no form.',
    inference('what is there no more is gone'),
    { needs: ['clock'] },
    async (stage) => {
      const { open, control, expect } = stage;
      const start = await control.freeze();
      const { PaymentLogInLink } = await stage.given.aPaymentSession();
      const managed = (await links(stage)).slice(1);
      await control.advanceTo(start + 30 * minutes - 1);
      expect('the status of the page before', (await open(PaymentLogInLink)).status === 410, false);
      await control.advanceTo(start + 30 * minutes);
      const isExpired = async (link: string) => {
        const page = await open(link);
        expect('the status of the page', page.status, 410);
        expect('the page', page.html, matching(/expired/i));
        expect('a form on the page', /<form\b/i.test(page.html), false);
      };
      await isExpired(PaymentLogInLink);
      await control.advanceTo(start + 60 * minutes - 1);
      await eachOf(managed, async (link) => expect('the status of the page before', (await open(link)).status === 410, false));
      await control.advanceTo(start + 60 * minutes);
      await eachOf([PaymentLogInLink, ...managed], isExpired);
    },
  ),
];
