import { describe, expect, it } from 'vitest';
import { acme, invoice } from './in-world.js';
import { inShort, paystand } from './server.js';

const server = paystand();

/** A request without some of its fields. */
const without = (...names: readonly string[]) => Object.fromEntries(Object.entries(invoice()).filter(([name]) => !names.includes(name)));
const sentNames = ['erpId', 'erpRef', 'totalAmount', 'amountDue', 'postingDate', 'dueDate'];

describe('what is sent', () => {
  it('comes back under other names, and none of its own [paystand.R78, R79]', async () => {
    const { create, json, send } = await server.office();
    const { body } = await create({ amountDue: '60.00', postingDate: '2026-01-05' });
    const { id } = body;
    const changed = await json('PUT', `/receivables/${id}/update`, invoice({ erpId: 'INVKEY-2', amountDue: '50.00' }));
    const [read, bare, list] = await Promise.all(
      [`/receivables/${id}/read`, `/receivables/${id}`, '/receivables'].map((path) => send('GET', path)),
    );
    const cancelled = await send('POST', `/receivables/${id}/cancel`);
    expect(body).toMatchObject({ extId: 'INVKEY-1', amount: '100.00', amountPaid: '40.00', date: '2026-01-05T00:00:00.000Z' });
    expect(changed.body).toMatchObject({ extId: 'INVKEY-2', amountPaid: '50.00' });
    for (const answer of [body, changed.body, read?.body, bare?.body, list?.body.results[0], cancelled.body])
      for (const name of sentNames) expect(answer).not.toHaveProperty(name);
  });

  it.each([100, 100.5, '100', '100.5', 0])('as %j has two decimals [paystand.R225]', async (totalAmount) => {
    const { create } = await server.office();
    expect((await create({ totalAmount })).body.amount).toBe(Number(totalAmount).toFixed(2));
  });

  it('may be more than anybody asks for [paystand.R230]', async () => {
    const { create } = await server.office();
    expect((await create({ amountPaid: '99.00', ownerId: 'me', checkBalance: true })).body).toMatchObject({ amountPaid: '0.00' });
  });
});

it.each<[name: string, body: object, expected: string, ofAnUpdate?: string]>([
  ['no customer [paystand.R76]', without('extCustomerId'), '400 apiError parameterMissing payerCustomerId'],
  ['two customers [paystand.R75]', { ...invoice(), payerCustomerId: 'x' }, '422 validationError payerCustomerId'],
  ['no erpId [paystand.R84]', without('erpId'), '400 apiError parameterMissing extId'],
  ['no erpRef [paystand.R85, R92]', without('erpRef'), '400 apiError parameterMissing invoiceKey'],
  ['another name for it [paystand.R86]', { ...without('erpId'), invoiceId: 'x' }, '400 apiError parameterMissing extId'],
  ['no total', without('totalAmount'), '400 apiError parameterMissing amount'],
  ['no date due', without('dueDate'), '400 apiError parameterMissing dateDue'],
  ['nothing', {}, '400 apiError parameterMissing payerCustomerId', '400 apiError parameterMissing extId'],
  ['a list', [], '400 apiError'],
  ['two gaps: the first of the table', without('dueDate', 'erpRef'), '400 apiError parameterMissing invoiceKey'],
  ['a gap behind what is wrong', { ...without('dueDate'), currency: 'EUR' }, '400 apiError parameterMissing dateDue'],
  ['no customer, and what is wrong', { ...without('extCustomerId'), currency: 'EUR' }, '400 apiError parameterMissing payerCustomerId'],
  ['a negative total [paystand.R83]', invoice({ totalAmount: '-1.00' }), '422 validationError totalAmount'],
  ['a number of three decimals', invoice({ totalAmount: 1.005 }), '422 validationError totalAmount'],
  ['more due than there is [paystand.R82]', invoice({ amountDue: '100.01' }), '422 validationError amountDue'],
  ['euros [paystand.R87]', { ...invoice(), currency: 'EUR' }, '422 validationError currency'],
  ['no day of the calendar', invoice({ dueDate: '2026-02-30' }), '422 validationError dueDate'],
  ['a day as the older form has it', invoice({ postingDate: '01-05-2026' }), '422 validationError postingDate'],
  ['a long key', invoice({ erpId: 'x'.repeat(41) }), '422 validationError erpId'],
  ['a customer that is none [paystand.R77]', invoice({ extCustomerId: 'CUST-0' }), '422 validationError extCustomerId'],
  ['a status that is none', { ...invoice(), status: 'paid' }, '422 validationError status'],
])('a request with %s is refused, and moves nothing', async (_, body, expected, ofAnUpdate = expected) => {
  const { create, json, send, count } = await server.office();
  const { id } = (await create({ erpId: 'there' })).body;
  const before = (await send('GET', `/receivables/${id}/read`)).body;
  expect(inShort(await json('POST', '/receivables/create', body))).toBe(expected);
  expect(inShort(await json('PUT', `/receivables/${id}/update`, body))).toBe(ofAnUpdate);
  expect((await send('GET', `/receivables/${id}/read`)).body).toEqual(before);
  expect(await count()).toEqual({ receivables: 1, attachments: 0 });
});

it('a used key is refused under its stored name [paystand.R88]', async () => {
  const { create } = await server.office();
  await create();
  const { status, body } = await create();
  expect([status, body.error.details]).toEqual([
    422,
    expect.objectContaining({ parameter: 'extId', value: 'INVKEY-1', explanation: 'extId already exists' }),
  ]);
});

it('there is no other way to make one [paystand.R101]', async () => {
  const { json, count } = await server.office();
  expect((await json('POST', '/receivables', invoice())).status).toBe(405);
  expect(await count()).toMatchObject({ receivables: 0 });
});

describe('a merchant', () => {
  it('sees none of another’s [paystand.R64, R69, R102]', async () => {
    const [mine, theirs] = [await server.office(), await server.office()];
    const { id, payerCustomerId } = (await theirs.create()).body;
    const upload = (await theirs.form('POST', `/receivables/${id}/attachments`, [{ content: '%PDF-1.7' }])).body;
    const status = async (method: string, path: string) => (await mine.send(method, path)).status;
    expect(await status('GET', `/payerCustomers/${payerCustomerId}`)).toBe(401);
    for (const path of [`/receivables/${id}`, `/receivables/${id}/read`, `/receivables/${id}/attachments/${upload.id}/download`])
      expect(await status('GET', path)).toBe(404);
    expect((await mine.send('GET', '/receivables')).body).toMatchObject({ results: [], count: 0 });
    expect((await mine.create()).status).toBe(200);
  });
});

it.each<[object, string]>([
  [{}, '400 apiError parameterMissing extCustomerId'],
  [{ email: 'no address' }, '400 apiError parameterMissing extCustomerId'],
  [{ ...acme, extCustomerId: 'x'.repeat(41) }, '422 validationError extCustomerId'],
  [{ ...acme, extCustomerId: 'x'.repeat(40) }, '200'],
  [{ ...acme, extCustomerId: 'new', email: 'no address' }, '422 validationError email'],
  [{ ...acme, extCustomerId: 'new', customerName: '' }, '422 validationError customerName'],
  [acme, '422 validationError extCustomerId'],
])('a customer with %j: %s [paystand.R62, R63, R65]', async (body, expected) => {
  const { json } = await server.office();
  expect(inShort(await json('POST', '/payerCustomers', body))).toBe(expected);
});
