import { seed, wrong } from '../../../verifier/index.js';
import { newAccount, unused, unusedEmail } from '../../situations/requests.js';
import { rule } from '../dialect.js';
import { allRefused, eachOf, success, uuid } from '../parts.js';
import { customerOf } from '../records.js';

const created = success({ PaymentSessionIdentifier: uuid });
const atCounter = { facts: ['posUser'] } as const;

/** Who pays, and who takes the payment. */
export const people = [
  rule('paystar.R30', 'A session without ClientUser is valid: the payer stays unnamed.', seed('ClientUser'), async (stage) => {
    const { api, given, control } = stage;
    const customersBefore = stage.can('records') ? await control.records('customers') : [];
    const { ClientUser: _, ...body } = given.billFor(newAccount());
    await api.initiatePaymentSession({ body }).succeeds(created);
    if (stage.can('records')) stage.expect('customers', await control.records('customers'), customersBefore);
  }),

  rule('paystar.R31', 'A ClientUser without EmailAddress is rejected.', seed('ClientUser'), async (stage) => {
    const { api, given } = stage;
    const bill = (ClientUser: object) => api.initiatePaymentSession({ body: given.bill({ ClientUser: wrong(ClientUser) }) });
    await bill({ EmailAddress: unusedEmail() }).succeeds(created);
    await allRefused(stage, 'ClientUser.EmailAddress', [bill({}), bill({ FirstName: 'Pat', LastName: 'Roe' })]);
    await stage.inferred('null, an empty one and what is no address are as good as none', () =>
      eachOf([null, '', 'pat', 'pat@', 'pat at household.example'], (EmailAddress) =>
        bill({ EmailAddress }).refuses(400, { blames: 'ClientUser.EmailAddress' }),
      ),
    );
  }),

  rule('paystar.R32', 'A ClientUser with EmailAddress alone is valid.', seed('ClientUser'), async (stage) => {
    const EmailAddress = unusedEmail();
    await stage.api.initiatePaymentSession({ body: stage.given.bill({ ClientUser: { EmailAddress } }) }).succeeds(created);
    if (!stage.can('records')) return;
    stage.expect('the customer', await customerOf(stage, EmailAddress), { EmailAddress, FirstName: null, LastName: null });
  }),

  rule('paystar.R33', 'ClientUser on a POS session is rejected.', seed('channels'), atCounter, async (stage) => {
    const { api, given } = stage;
    await api.initiatePaymentSession({ body: given.counterBill() }).succeeds(created);
    const ClientUser = { EmailAddress: unusedEmail() };
    await allRefused(stage, 'ClientUser', [
      api.initiatePaymentSession({ body: given.counterBill({ ClientUser }) }),
      api.initiatePaymentSession({ body: given.counterBill({ ClientUser, Charges: [{ Amount: 1, ClientAccount: newAccount() }] }) }),
    ]);
    await stage.inferred('null is as good as none', () =>
      api.initiatePaymentSession({ body: given.counterBill({ ClientUser: wrong(null) }) }).succeeds(created),
    );
  }),

  rule('paystar.R34', 'PosUser on a QuickPay session is rejected.', seed('channels'), atCounter, async (stage) => {
    const { api, given, fact } = stage;
    await api.initiatePaymentSession({ body: given.bill() }).succeeds(created);
    await allRefused(stage, 'PosUser', [
      api.initiatePaymentSession({ body: given.bill({ PosUser: fact('posUser') }) }),
      api.initiatePaymentSession({ body: given.bill({ PosUser: fact('posUser'), ClientUser: { EmailAddress: unusedEmail() } }) }),
    ]);
  }),

  rule(
    'paystar.R35',
    'A POS session is accepted when its PosUser has POS permission.',
    seed('channels'),
    atCounter,
    async ({ api, given, inferred }) => {
      const { data } = await api.initiatePaymentSession({ body: given.counterBill() }).succeeds(created);
      await inferred('also for accounts', () =>
        api
          .initiatePaymentSession({ body: given.counterBill({ Charges: [{ Amount: 1, ClientAccount: newAccount() }] }) })
          .succeeds(created),
      );
      await inferred('a query says that it is a POS session', () =>
        api
          .getPaymentSession({ sessionIdentifier: data.PaymentSessionIdentifier })
          .answers(200, success({ paymentSession: { channel: 'POS' } })),
      );
    },
  ),

  rule('paystar.R36', 'A POS session is rejected when its PosUser lacks POS permission.', seed('channels'), atCounter, async (stage) => {
    const { api, given, can } = stage;
    const taking = (PosUser: string) => api.initiatePaymentSession({ body: given.counterBill({ PosUser }) });
    await api.initiatePaymentSession({ body: given.counterBill() }).succeeds(created);
    await allRefused(stage, 'PosUser', [taking(unusedEmail('nobody'))]);
    if (!can('settings')) return;
    const [clerk, cashier] = [unusedEmail('clerk'), unusedEmail('cashier')];
    await given.aBusinessUnitWith({ agents: { [clerk]: { pos: false }, [cashier]: { pos: true } } });
    await taking(cashier).succeeds(created);
    await allRefused(stage, 'PosUser', [taking(clerk)]);
    await given.aBusinessUnitWith({ agents: { [clerk]: { pos: true }, [cashier]: { pos: false } } });
    await taking(clerk).succeeds(created);
    await allRefused(stage, 'PosUser', [taking(cashier)]);
  }),

  rule('paystar.R37', 'A POS session needs PosUser.', seed('channels'), atCounter, async (stage) => {
    const { api, given } = stage;
    const taking = (PosUser: unknown) => api.initiatePaymentSession({ body: given.counterBill({ PosUser: wrong(PosUser) }) });
    await api.initiatePaymentSession({ body: given.counterBill() }).succeeds(created);
    await allRefused(stage, 'PosUser', [taking(undefined)]);
    await stage.inferred('null, an empty one and what is no address are as good as none', () =>
      eachOf([null, '', unused('cashier')], (nobody) => taking(nobody).refuses(400, { blames: 'PosUser' })),
    );
  }),
];
