import { describe, expect, it } from 'vitest';
import { blamed, paths, paystar } from './calls.js';
import { account, charged, managed, session, user } from './sent.js';

const { world } = paystar();

const full = {
  AccountNumber: 'W-77',
  SubAccountNumber: '2',
  Name: 'Pat Roe',
  Balance: 4210,
  PhoneNumber: '555-0100',
  DueDate: '2026-04-15T00:00:00Z',
  IssueDate: '2026-03-15',
  Address: { StreetAddress: '1 Main St', StreetAddress2: 'Unit 4', City: 'Delta', State: 'CO', ZipCode: '81416' },
};
const nothing = { Name: null, Balance: null, PhoneNumber: null, DueDate: null, IssueDate: null, Address: null };
const about = [paths.autopay, paths.paperless, paths.schedule, paths.scheduled] as const;
const aboutCustomer = [paths.wallet, paths.notifications] as const;

describe('an account', () => {
  it('is made by a payment session with everything that was sent [paystar.R55]', async () => {
    const here = world();
    await here.post(paths.initiate, charged(full));
    expect(await here.records('accounts')).toMatchObject([
      { id: '100001', BusinessUnitSlug: 'acme-utilities', ...full, Paperless: false, Customers: [] },
    ]);
  });

  it('becomes what is sent later: changed, added to, and without what was left out [paystar.R57, R58, R59]', async () => {
    const here = world();
    await here.post(paths.initiate, charged({ Balance: 4210, PhoneNumber: '555-0100' }));
    await here.post(paths.initiate, charged({ Name: 'Kim Ode', Balance: -325, DueDate: '2026-04-15' }));
    expect(await here.records('accounts')).toMatchObject([{ ...nothing, Name: 'Kim Ode', Balance: -325, DueDate: '2026-04-15' }]);
  });

  it('loses members of its address too', async () => {
    const here = world();
    await here.post(paths.initiate, charged({ Address: { City: 'Delta', ZipCode: '81416' } }));
    await here.post(paths.initiate, charged({ Address: { City: 'Paonia' } }));
    expect((await here.records('accounts'))[0]?.Address).toEqual({ City: 'Paonia' });
  });

  it('is another with another sub-account number, none and the empty one being the same [paystar.R56]', async () => {
    const here = world();
    for (const numbers of [{}, { SubAccountNumber: '' }, { SubAccountNumber: null }, { SubAccountNumber: '2' }])
      await here.post(paths.initiate, charged(numbers));
    expect((await here.records('accounts')).map(({ SubAccountNumber }) => SubAccountNumber)).toEqual(['', '2']);
  });

  it('is another in another business unit', async () => {
    const here = world();
    for (const BusinessUnitSlug of ['acme-utilities', 'water-bill-pay']) await here.post(paths.initiate, charged({}, { BusinessUnitSlug }));
    expect((await here.records('accounts')).map(({ BusinessUnitSlug }) => BusinessUnitSlug)).toEqual(['acme-utilities', 'water-bill-pay']);
  });

  it('that one request names twice becomes what it was said to be last', async () => {
    const here = world();
    const charges = [
      { ...account, Balance: 1, DueDate: '2026-04-15' },
      { ...account, Name: 'Kim Ode' },
    ];
    const Charges = charges.map((ClientAccount) => ({ Amount: 100, ClientAccount }));
    await here.post(paths.initiate, session({ Charges, ClientUser: user }));
    expect(await here.records('accounts')).toMatchObject([{ ...nothing, Name: 'Kim Ode', Customers: ['500001'] }]);
  });

  it('keeps no note and no members of the integrator; the session keeps the note [paystar.R60, R61]', async () => {
    const here = world();
    await here.post(paths.initiate, charged({ Note: 'second notice', Meter: 'M-1', Address: { City: 'Delta', Planet: 'Earth' } }));
    const [record] = await here.records('accounts');
    expect(Object.keys(record ?? {})).not.toEqual(expect.arrayContaining(['Note']));
    expect(JSON.stringify(record)).not.toMatch(/second notice|Meter|Earth/);
    expect((await here.records('payment-sessions'))[0]?.Charges).toMatchObject([{ Note: 'second notice', Account: '100001' }]);
  });

  it.each(about)('is made and changed by %s when SyncAccount is true [paystar.R62, P31]', async (path) => {
    const here = world();
    expect((await here.post(path, managed({ ClientAccount: { AccountNumber: 'W-77' } }))).status).toBe(200);
    await here.post(path, managed({ ClientAccount: { ...account, Balance: 5 } }));
    expect(await here.records('accounts')).toMatchObject([{ ...nothing, Name: 'Pat Roe', Balance: 5 }]);
  });

  it.each(about)('is left as it is by %s when SyncAccount is not true [paystar.R63]', async (path) => {
    const here = world();
    await here.post(paths.initiate, charged(full));
    for (const SyncAccount of [false, null, undefined])
      expect(
        (await here.post(path, managed({ SyncAccount, ClientAccount: { AccountNumber: 'W-77', SubAccountNumber: '2' } }))).status,
      ).toBe(200);
    expect(await here.records('accounts')).toMatchObject([full]);
  });

  it.each(about)('that is not known is refused by %s when SyncAccount is not true [paystar.R64]', async (path) => {
    const here = world();
    for (const SyncAccount of [false, undefined]) {
      const answer = await here.post(path, managed({ SyncAccount }));
      expect([answer.status, blamed(answer)]).toEqual([400, ['SyncAccount']]);
    }
    await here.post(paths.initiate, charged({}, { BusinessUnitSlug: 'water-bill-pay' }));
    expect(blamed(await here.post(path, managed({ SyncAccount: false })))).toEqual(['SyncAccount']);
  });

  it.each(aboutCustomer)('is not made by %s [paystar.R65]', async (path) => {
    const here = world();
    expect((await here.post(path, managed())).status).toBe(200);
    expect(await here.records('accounts')).toEqual([]);
  });
});

describe('a customer', () => {
  it.each([paths.initiate, ...about, ...aboutCustomer])('is made by %s [paystar.R66]', async (path) => {
    const here = world();
    await here.post(path, path === paths.initiate ? session({ ClientUser: user }) : managed());
    expect(await here.records('customers')).toMatchObject([{ id: '500001', BusinessUnitSlug: 'acme-utilities', ...user }]);
  });

  it('is one for an e-mail address in any case, and keeps the names of the first request [paystar.R67, R68, P9]', async () => {
    const here = world();
    await here.post(paths.wallet, managed());
    await here.post(paths.wallet, managed({ ClientUser: { EmailAddress: 'PAT@Example.com', FirstName: 'Patricia', LastName: 'Row' } }));
    expect(await here.records('customers')).toMatchObject([user]);
  });

  it('without names at first has none later [paystar.R68]', async () => {
    const here = world();
    await here.post(paths.wallet, managed({ ClientUser: { EmailAddress: 'pat@example.com' } }));
    await here.post(paths.wallet, managed());
    expect(await here.records('customers')).toMatchObject([{ FirstName: null, LastName: null }]);
  });

  it('is another in another business unit', async () => {
    const here = world();
    for (const BusinessUnitSlug of ['acme-utilities', 'water-bill-pay']) await here.post(paths.wallet, managed({ BusinessUnitSlug }));
    expect(await here.records('customers')).toHaveLength(2);
  });

  it('and every account of the session know each other, for good [paystar.R69]', async () => {
    const here = world();
    const Charges = ['W-1', 'W-2'].map((AccountNumber) => ({ Amount: 1, ClientAccount: { ...account, AccountNumber } }));
    await here.post(paths.initiate, session({ Charges: [...Charges, { Amount: 1 }], ClientUser: user }));
    await here.post(paths.initiate, charged({ AccountNumber: 'W-1' }, { ClientUser: { EmailAddress: 'kim@example.com' } }));
    await here.post(paths.initiate, charged({ AccountNumber: 'W-1' }));
    expect((await here.records('customers')).map(({ Accounts }) => Accounts)).toEqual([['100001', '100002'], ['100001']]);
    expect((await here.records('accounts')).map(({ Customers }) => Customers)).toEqual([['500001', '500002'], ['500001']]);
  });

  it('is linked to a known account that is not to be changed [paystar.R69, R63]', async () => {
    const here = world();
    await here.post(paths.initiate, charged(full));
    await here.post(paths.autopay, managed({ SyncAccount: false, ClientAccount: { AccountNumber: 'W-77', SubAccountNumber: '2' } }));
    expect(await here.records('accounts')).toMatchObject([{ ...full, Customers: ['500001'] }]);
  });

  it('is nobody at the counter [paystar.R33, R35]', async () => {
    const here = world();
    const answer = await here.post(paths.initiate, charged({}, { Channel: 'POS', PosUser: 'cashier@acme-utilities.example' }));
    expect(answer.status).toBe(200);
    expect(await here.records('customers')).toEqual([]);
    expect(await here.records('payment-sessions')).toMatchObject([{ Customer: null, PosUser: 'cashier@acme-utilities.example' }]);
  });
});
