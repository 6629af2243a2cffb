import { describe, expect, it } from 'vitest';
import { blamed, paths, paystar } from './calls.js';
import { charged, managed, session, user } from './sent.js';

const { world } = paystar();
const many = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));

describe('a reference', () => {
  it('is taken by one of 100 sessions at once [paystar.R41]', async () => {
    const here = world();
    const answers = await Promise.all(
      many(100, () => here.post(paths.initiate, charged({}, { ClientReference: 'inv-881', ClientUser: user }))),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status === 400).map((answer) => blamed(answer).join()))).toEqual(
      new Set(['ClientReference']),
    );
    expect(await here.records('payment-sessions')).toHaveLength(1);
  });

  it('is used up even by a session that is the same, and in its business unit alone [paystar.R41, P11]', async () => {
    const here = world();
    const body = session({ ClientReference: 'inv-881' });
    expect((await here.post(paths.initiate, body)).status).toBe(200);
    expect(blamed(await here.post(paths.initiate, body))).toEqual(['ClientReference']);
    expect((await here.post(paths.initiate, session({ ClientReference: 'INV-881' }))).status).toBe(200);
    expect((await here.post(paths.initiate, session({ ClientReference: 'inv-881', BusinessUnitSlug: 'water-bill-pay' }))).status).toBe(200);
  });

  it('is not needed, however many sessions there are [paystar.R42]', async () => {
    const here = world();
    const answers = await Promise.all(many(30, () => here.post(paths.initiate, session({ ClientReference: null }))));
    expect(new Set(answers.map(({ body }) => body.data.PaymentSessionIdentifier)).size).toBe(30);
  });
});

it('100 sessions at once make one account and one customer, linked once', async () => {
  const here = world();
  await Promise.all(
    many(100, (i) => (i % 2 === 0 ? here.post(paths.initiate, charged({}, { ClientUser: user })) : here.post(paths.autopay, managed()))),
  );
  expect(await here.records('accounts')).toMatchObject([{ Customers: ['500001'] }]);
  expect(await here.records('customers')).toMatchObject([{ Accounts: ['100001'] }]);
});

it('50 keys with the same slug, reference, account and customer do not meet', async () => {
  const worlds = many(50, world);
  const answers = await Promise.all(
    worlds.map((here, i) => here.post(paths.initiate, charged({ Balance: i }, { ClientReference: 'inv-881', ClientUser: user }))),
  );
  expect(answers.map(({ status }) => status)).toEqual(many(50, () => 200));
  const accounts = await Promise.all(worlds.map((here) => here.records('accounts')));
  expect(accounts.map((records) => records.map(({ Balance }) => Balance))).toEqual(many(50, (i) => [i]));
  const ids = new Set(answers.map(({ body }) => body.data.PaymentSessionIdentifier));
  expect(ids.size).toBe(50);
});

it('a session of one world is nowhere in another', async () => {
  const [here, there] = [world(), world()];
  const { data } = (await here.post(paths.initiate, session())).body;
  await there.post(paths.initiate, session());
  expect((await there.get(`${paths.query}/${data.PaymentSessionIdentifier}`)).status).toBe(404);
});

it('settings of one world are not those of another', async () => {
  const [here, there] = [world(), world()];
  await here.units({ 'third-unit': {}, 'water-bill-pay': { paymentFields: { memoLine: { label: 'Memo' } } } });
  const third = session({ BusinessUnitSlug: 'third-unit' });
  const fields = session({ BusinessUnitSlug: 'water-bill-pay', PaymentFields: { memoLine: 'x' } });
  expect([(await here.post(paths.initiate, third)).status, (await here.post(paths.initiate, fields)).status]).toEqual([200, 200]);
  expect(blamed(await there.post(paths.initiate, third))).toEqual(['BusinessUnitSlug']);
  expect(blamed(await there.post(paths.initiate, fields))).toEqual(['PaymentFields.memoLine']);
});

it('names that every object has are no business unit, no agent and no payment field', async () => {
  const here = world();
  expect(blamed(await here.post(paths.initiate, session({ BusinessUnitSlug: 'constructor' })))).toEqual(['BusinessUnitSlug']);
  expect(blamed(await here.post(paths.initiate, session({ PaymentFields: { toString: 'x' } })))).toEqual(['PaymentFields.toString']);
});
