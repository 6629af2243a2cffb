import { describe, expect, it, vi } from 'vitest';
import { blamed, paths, paystar, type World } from './calls.js';
import { charged, managed, user } from './sent.js';

const { world } = paystar();

const pushed = { accountNumber: 'W-77', subAccountNumber: '', firstName: 'Kim', lastName: 'Ode', emailAddress: 'kim@example.com' };
const manage = (here: World, fields: object = {}) => here.push('Accounts.ManageCustomer', { ...pushed, ...fields });
const unenroll = (here: World, fields: object = {}) =>
  here.push('Accounts.UnenrollAutopay', { accountNumber: 'W-77', subAccountNumber: '', ...fields });
const succeeded = { status: 200, body: { hasErrors: false, errors: [], data: null } };

describe('Accounts.ManageCustomer', () => {
  it('makes an account that is not known, with the customer’s name, and the customer [paystar.R92, R95, P12]', async () => {
    const here = world();
    expect(await manage(here)).toMatchObject(succeeded);
    expect(await here.records('accounts')).toMatchObject([
      { AccountNumber: 'W-77', SubAccountNumber: '', Name: 'Kim Ode', Balance: null, Customers: ['500001'] },
    ]);
    expect(await here.records('customers')).toMatchObject([
      { EmailAddress: 'kim@example.com', FirstName: 'Kim', LastName: 'Ode', Accounts: ['100001'] },
    ]);
  });

  it('makes no second account, and leaves what is known of the first [paystar.R93]', async () => {
    const here = world();
    await here.post(paths.initiate, charged({ Balance: 4210 }));
    await manage(here);
    expect(await here.records('accounts')).toMatchObject([{ Name: 'Pat Roe', Balance: 4210, Customers: ['500001'] }]);
  });

  it('sets the names of a customer who has others [paystar.P17]', async () => {
    const here = world();
    await here.post(paths.wallet, managed({ ClientUser: { EmailAddress: 'KIM@example.com' } }));
    await manage(here);
    expect(await here.records('customers')).toMatchObject([
      { EmailAddress: 'KIM@example.com', FirstName: 'Kim', LastName: 'Ode', Accounts: ['100001'] },
    ]);
  });

  it('changes the e-mail address of a customer, who keeps everything else [paystar.R94]', async () => {
    const here = world();
    await here.post(paths.initiate, charged({ AccountNumber: 'W-1' }, { ClientUser: user }));
    expect((await manage(here, { originalEmailAddress: 'PAT@example.com' })).status).toBe(200);
    expect(await here.records('customers')).toMatchObject([
      { id: '500001', EmailAddress: 'kim@example.com', FirstName: 'Kim', Accounts: ['100001', '100002'] },
    ]);
    // The old address is free again.
    await here.post(paths.wallet, managed());
    expect(await here.records('customers')).toMatchObject([{ id: '500001' }, { id: '500002', EmailAddress: 'pat@example.com' }]);
  });

  it('takes an original address that is the present one, or its own in another case', async () => {
    const here = world();
    await manage(here);
    expect((await manage(here, { originalEmailAddress: 'kim@example.com' })).status).toBe(200);
    expect((await manage(here, { originalEmailAddress: 'kim@example.com', emailAddress: 'Kim@Example.com' })).status).toBe(200);
    expect(await here.records('customers')).toMatchObject([{ EmailAddress: 'Kim@Example.com' }]);
  });

  it('refuses an original address that nobody has [paystar.P15]', async () => {
    const here = world();
    await manage(here);
    const answer = await manage(here, { originalEmailAddress: 'nobody@example.com' });
    expect([answer.status, blamed(answer)]).toEqual([400, ['payload.originalEmailAddress']]);
  });

  it('refuses an address that is another customer’s [paystar.P16]', async () => {
    const here = world();
    await here.post(paths.wallet, managed());
    await manage(here);
    const answer = await manage(here, { emailAddress: 'KIM@example.com', originalEmailAddress: 'pat@example.com' });
    expect([answer.status, blamed(answer)]).toEqual([400, ['payload.emailAddress']]);
  });

  it('is of one business unit', async () => {
    const here = world();
    await here.post(paths.initiate, charged({}, { BusinessUnitSlug: 'water-bill-pay' }));
    await manage(here);
    expect((await here.records('accounts')).map(({ BusinessUnitSlug }) => BusinessUnitSlug)).toEqual(['water-bill-pay', 'acme-utilities']);
  });

  it('tells nobody', async () => {
    const here = world();
    await manage(here);
    const [entry] = (await here.control('GET', '/requests')).data;
    expect(entry.events).toEqual([]);
  });
});

describe('Accounts.UnenrollAutopay', () => {
  it('ends AutoPay, and tells so [paystar.R97]', async () => {
    const here = world();
    await here.post(paths.autopay, managed());
    const [{ id } = { id: '' }] = await here.records('management-sessions');
    await here.control('POST', '/paystar/actions/enroll', { id });
    expect(await here.records('enrollments')).toHaveLength(1);
    expect(await unenroll(here)).toMatchObject(succeeded);
    expect(await here.records('enrollments')).toEqual([]);
    const [entry] = (await here.control('GET', '/requests')).data;
    expect(entry.events).toMatchObject([{ type: 'AutoPay.Unenrolled' }]);
  });

  it('of an account without AutoPay changes nothing and tells nobody [paystar.P13]', async () => {
    const here = world();
    await here.post(paths.initiate, charged());
    expect(await unenroll(here)).toMatchObject(succeeded);
    const [entry] = (await here.control('GET', '/requests')).data;
    expect([entry.changed, entry.events]).toEqual([[], []]);
  });

  it.each([[{ accountNumber: 'W-78' }], [{ subAccountNumber: '2' }]])(
    'of an account that is not known is refused: %j [paystar.P14]',
    async (fields) => {
      const here = world();
      await here.post(paths.initiate, charged());
      const answer = await unenroll(here, fields);
      expect([answer.status, blamed(answer)]).toEqual([400, ['payload.accountNumber']]);
    },
  );
});

describe('the text of a payload', () => {
  it('has names in any case, null for what is absent, and members that nobody knows', async () => {
    const here = world();
    const payload = {
      ACCOUNTNUMBER: 'W-77',
      SubAccountNumber: '',
      FirstName: 'Kim',
      lastname: 'Ode',
      emailaddress: 'kim@example.com',
      originalEmailAddress: null,
      x: [],
    };
    expect(await here.push('Accounts.ManageCustomer', payload)).toMatchObject(succeeded);
  });

  it.each(['{', 'null', '5', '"x"', '[]', '[{}]', ' ', `${'['.repeat(100_000)}`, '{"accountNumber":}'])(
    '%.40s is refused [paystar.R89]',
    async (payload) => {
      const answer = await world().post(paths.events, {
        eventType: 'Accounts.UnenrollAutopay',
        businessUnitSlug: 'acme-utilities',
        payload,
      });
      expect([answer.status, blamed(answer)]).toEqual([400, ['payload']]);
    },
  );

  it('of a key that is every object’s does no harm', async () => {
    const here = world();
    await here.post(paths.initiate, charged());
    const payload = '{"__proto__":{"accountNumber":"W-78"},"accountNumber":"W-77","subAccountNumber":"","constructor":1}';
    const event = { eventType: 'Accounts.UnenrollAutopay', businessUnitSlug: 'acme-utilities', payload };
    expect(await here.post(paths.events, event)).toMatchObject(succeeded);
  });
});

it('a payload is read once', async () => {
  const here = world();
  using parse = vi.spyOn(JSON, 'parse');
  await manage(here);
  expect(parse.mock.calls.filter(([text]) => text === JSON.stringify(pushed))).toHaveLength(1);
});
