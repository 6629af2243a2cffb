import { absoluteUrl, docs, exactly, inference, matching, seed, wrong } from '../../../verifier/index.js';
import { newAccount, unused } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { sessionOperations } from '../operations.js';
import { pathOf } from '../pages/links.js';
import { allRefused, eachOf, success, uuid } from '../parts.js';

const created = success({ PaymentSessionIdentifier: uuid });
const charges = (count: number) => Array.from({ length: count }, (_, index) => ({ Amount: index + 1 }));

/** How a payment session begins. */
export const creation = [
  rule(
    'paystar.R9',
    'Creating a payment session answers PaymentSessionIdentifier, PaymentLogInLink and Status, in PascalCase.',
    seed('POST /integrations/embedded/initiate'),
    async ({ api, given }) => {
      const data = exactly({ PaymentSessionIdentifier: matching(/\S/), PaymentLogInLink: absoluteUrl, Status: matching(/\S/) });
      await api.initiatePaymentSession({ body: given.bill() }).succeeds(success(data));
    },
  ),

  rule('paystar.R10', 'A new payment session has status RequiresPaymentSource.', seed('payment session response'), async (stage) => {
    const { api, given, inferred } = stage;
    const { data } = await api.initiatePaymentSession({ body: given.bill() }).succeeds(success({ Status: 'RequiresPaymentSource' }));
    const sessionIdentifier = data.PaymentSessionIdentifier;
    await inferred('a query says the same', () =>
      api.getPaymentSession({ sessionIdentifier }).answers(200, success({ paymentSession: { status: 'RequiresPaymentSource' } })),
    );
  }),

  rule(
    'paystar.R11',
    'The link is /app/embedded/{slug}/session/{PaymentSessionIdentifier} on the app host.',
    seed('payment session response'),
    async (stage) => {
      const { api, given, fact, open, expect } = stage;
      const { data } = await api.initiatePaymentSession({ body: given.bill() }).succeeds(created);
      const { PaymentLogInLink: link, PaymentSessionIdentifier } = data;
      const path = `/app/embedded/${fact('businessUnitSlug')}/session/${PaymentSessionIdentifier}`;
      expect('the path of PaymentLogInLink', await pathOf(stage, link), path);
      const { PaymentLogInLink: another } = await given.aPaymentSession();
      const { SessionLink } = await given.aWalletSession();
      const hosts = [link, another, SessionLink].map((each) => new URL(each).origin);
      expect('the hosts of links, which are one', new Set(hosts).size, 1);
      expect('the status of the page', (await open(link)).status, 200);
      if (!stage.can('records')) return;
      await stage.inferred("the sandbox's own parameter w leads a browser to its world", async () => {
        const url = new URL(link);
        expect('parameters', [...url.searchParams.keys()], ['w']);
        url.searchParams.delete('w');
        expect('the status of the page without it', (await open(url.href)).status, 404);
      });
    },
  ),

  rule('paystar.R12', 'The session identifier is a UUID.', docs('Query API, webhook sample'), async ({ given, expect, inferred }) => {
    const one = await given.aPaymentSession();
    const other = await given.aPaymentSession();
    for (const { PaymentSessionIdentifier } of [one, other]) expect('PaymentSessionIdentifier', PaymentSessionIdentifier, uuid);
    expect('identifiers that are the same', one.PaymentSessionIdentifier === other.PaymentSessionIdentifier, false);
    await inferred('of version 4', () =>
      expect(
        'PaymentSessionIdentifier',
        one.PaymentSessionIdentifier,
        matching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/),
      ),
    );
  }),

  rule('paystar.R13', 'BusinessUnitSlug is required on all five session endpoints.', seed('session endpoints'), async (stage) => {
    const asks = Object.values(sessionOperations(stage));
    await sessionOperations(stage).payment().succeeds(created);
    await eachOf(asks, (ask) => ask().succeeds({ hasErrors: false }));
    await allRefused(
      stage,
      'BusinessUnitSlug',
      asks.map((ask) => ask({ BusinessUnitSlug: undefined })),
    );
    await stage.inferred('null and an empty one are as good as none', () =>
      eachOf(asks, (ask) => eachOf([null, ''], (slug) => ask({ BusinessUnitSlug: slug }).refuses(400, { blames: 'BusinessUnitSlug' }))),
    );
  }),

  rule('paystar.R14', 'Channel is required on a payment session.', seed('POST /integrations/embedded/initiate'), async (stage) => {
    const { api, given } = stage;
    await api.initiatePaymentSession({ body: given.bill() }).succeeds(created);
    await allRefused(stage, 'Channel', [api.initiatePaymentSession({ body: given.bill({ Channel: wrong(undefined) }) })]);
    await stage.inferred('null and an empty one are as good as none', () =>
      eachOf([null, ''], (nothing) =>
        api.initiatePaymentSession({ body: given.bill({ Channel: wrong(nothing) }) }).refuses(400, { blames: 'Channel' }),
      ),
    );
  }),

  rule(
    'paystar.R15',
    'Channel is QuickPay or POS, and nothing else.',
    seed('POST /integrations/embedded/initiate'),
    { facts: ['posUser'] },
    async (stage) => {
      const { api, given } = stage;
      await api.initiatePaymentSession({ body: given.bill({ Channel: 'QuickPay' }) }).succeeds(created);
      await api.initiatePaymentSession({ body: given.counterBill() }).succeeds(created);
      const others = ['Kiosk', 'QuickPay POS', 'Web'];
      await allRefused(
        stage,
        'Channel',
        others.map((Channel) => api.initiatePaymentSession({ body: given.bill({ Channel: wrong(Channel) }) })),
      );
    },
  ),

  rule('paystar.R16', 'Charges is required and holds one charge at the least.', seed('Charges'), async (stage) => {
    const { api, given } = stage;
    await api.initiatePaymentSession({ body: given.bill({ Charges: charges(1) }) }).succeeds(created);
    await allRefused(
      stage,
      'Charges',
      [undefined, []].map((Charges) => api.initiatePaymentSession({ body: given.bill({ Charges: wrong(Charges) }) })),
    );
    await stage.inferred('null is as good as none, and one charge is no list', () =>
      eachOf([null, { Amount: 1 }], (Charges) =>
        api.initiatePaymentSession({ body: given.bill({ Charges: wrong(Charges) }) }).refuses(400, { blames: 'Charges' }),
      ),
    );
  }),

  rule('paystar.R17', '25 charges are accepted and 26 are rejected.', seed('Charges'), async (stage) => {
    const { api, given } = stage;
    const { data } = await api.initiatePaymentSession({ body: given.bill({ Charges: charges(25) }) }).succeeds(created);
    await allRefused(
      stage,
      'Charges',
      [26, 100].map((count) => api.initiatePaymentSession({ body: given.bill({ Charges: charges(count) }) })),
    );
    await stage.inferred('a query lists the 25 in the order of the request', () =>
      api
        .getPaymentSession({ sessionIdentifier: data.PaymentSessionIdentifier })
        .answers(200, success({ lineItems: charges(25).map(({ Amount }) => ({ priceMinor: Amount })) })),
    );
  }),

  rule('paystar.R18', 'Amount is required on every charge.', seed('Charges'), async (stage) => {
    const { api, given } = stage;
    const bill = (...Charges: object[]) => api.initiatePaymentSession({ body: given.bill({ Charges: wrong(Charges) }) });
    await bill({ Amount: 1 }, { Amount: 2 }).succeeds(created);
    await allRefused(stage, 'Charges[0].Amount', [bill({}), bill({ Description: 'Water' }, { Amount: 2 })]);
    await allRefused(stage, 'Charges[1].Amount', [bill({ Amount: 1 }, { ClientAccount: newAccount() })]);
    await stage.inferred('null is as good as none', () => bill({ Amount: null }).refuses(400, { blames: 'Charges[0].Amount' }));
  }),

  rule('paystar.R19', 'Amount is an integer number of cents: 15000 is $150.00.', seed('Charges'), async (stage) => {
    const { api, given, open, expect, inferred } = stage;
    const { data } = await api.initiatePaymentSession({ body: given.bill({ Charges: [{ Amount: 15_000 }] }) }).succeeds(created);
    expect('the page', (await open(data.PaymentLogInLink)).text, matching(/\$150\.00/));
    await inferred('in a query 15000 of something minor, and a subtotal of 150 dollars', () =>
      api
        .getPaymentSession({ sessionIdentifier: data.PaymentSessionIdentifier })
        .answers(200, success({ lineItems: [{ priceMinor: 15_000 }], paymentSession: { subtotal: 150 } })),
    );
    await inferred('the number as text is none', () =>
      api
        .initiatePaymentSession({ body: given.bill({ Charges: wrong([{ Amount: '15000' }]) }) })
        .refuses(400, { blames: 'Charges[0].Amount' }),
    );
  }),

  rule('paystar.R20', 'A fractional Amount or Balance is rejected.', seed('Charges, ClientAccount'), async (stage) => {
    const { api, given } = stage;
    const withBalance = (Balance: number) => api.initiatePaymentSession({ body: given.billFor(newAccount({ Balance })) });
    const withAmount = (Amount: number) => api.initiatePaymentSession({ body: given.bill({ Charges: [{ Amount }] }) });
    await withAmount(4210).succeeds(created);
    await withBalance(4210).succeeds(created);
    await allRefused(stage, 'Charges[0].Amount', [42.1, 4210.5, 0.5].map(withAmount));
    await allRefused(stage, 'Charges[0].ClientAccount.Balance', [42.1, 4210.5, -0.5].map(withBalance));
  }),

  rule('paystar.R21', 'A charge with an Amount alone is valid.', seed('Charges'), async ({ api, given, expect, inferred }) => {
    const { data } = await api.initiatePaymentSession({ body: given.bill({ Charges: [{ Amount: 4210 }] }) }).succeeds(created);
    expect('PaymentSessionIdentifier', data.PaymentSessionIdentifier, uuid);
    await inferred('its line item is a custom one, of which nothing else is known', () =>
      api.getPaymentSession({ sessionIdentifier: data.PaymentSessionIdentifier }).answers(
        200,
        success({
          lineItems: [
            exactly({
              lineItemType: 'Custom',
              description: null,
              priceMinor: 4210,
              accountNumber: null,
              subAccountNumber: null,
              productSku: null,
              productName: null,
            }),
          ],
        }),
      ),
    );
  }),

  rule('paystar.P5', 'A slug that is unknown is answered 400.', inference('the slug is a field like any other'), async (stage) => {
    await sessionOperations(stage).payment().succeeds(created);
    const BusinessUnitSlug = unused('nowhere');
    await eachOf(Object.values(sessionOperations(stage)), (ask) => ask({ BusinessUnitSlug }).refuses(400, { blames: 'BusinessUnitSlug' }));
    const event = stage.given.event('Accounts.UnenrollAutopay', { accountNumber: unused('W'), subAccountNumber: '' });
    await stage.api.pushEvent({ body: { ...event, businessUnitSlug: BusinessUnitSlug } }).refuses(400, { blames: 'businessUnitSlug' });
  }),

  rule(
    'paystar.P6',
    'A payment session without Channel is answered 400, though a default is published.',
    inference('it is listed as required: a strict mock surprises nobody in production'),
    async ({ api, given }) => {
      const { Channel, ...rest } = given.bill();
      await api.initiatePaymentSession({ body: { Channel, ...rest } }).succeeds(created);
      await api.initiatePaymentSession({ body: wrong(rest) }).refuses(400, { blames: 'Channel' });
    },
  ),

  rule('paystar.P7', 'Amount is 1 at the least.', inference('nothing is to be paid otherwise'), async ({ api, given }) => {
    const bill = (Amount: number) => api.initiatePaymentSession({ body: given.bill({ Charges: [{ Amount: 4210 }, { Amount }] }) });
    await bill(1).succeeds(created);
    await eachOf([0, -1, -4210], (Amount) => bill(Amount).refuses(400, { blames: 'Charges[1].Amount' }));
  }),
];
