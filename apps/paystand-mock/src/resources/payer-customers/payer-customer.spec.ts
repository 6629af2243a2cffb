import { describe, expect, it } from 'vitest';
import { acme, inOffice, inWorld, outcome } from '../../../test/receivables/in-world.js';
import { newPayer } from '../payers/payer.js';
import { changed, checkKeyFree, newPayerCustomer, payerFollowing } from './payer-customer.js';

const customer = newPayerCustomer('c', 'p', 5, { ...acme, contactFirstName: 'Dana' });

describe('a customer', () => {
  it('has what was sent, and nothing that it has no field for [paystand.R61, R230]', () => {
    const sent = { ...acme, id: 'x', ownerId: 'y' };
    expect(newPayerCustomer('c', 'p', 5, sent)).toEqual({
      id: 'c',
      created: 5,
      lastUpdated: 5,
      ...acme,
      contactFirstName: null,
      contactLastName: null,
      payerId: 'p',
    });
  });

  it.each(['extCustomerId', 'customerName', 'email', 'contactFirstName', 'contactLastName'])(
    'is changed in %s alone [paystand.R66]',
    (name) => {
      expect(changed(customer, { [name]: 'x' }, 6)).toEqual({ ...customer, [name]: 'x', lastUpdated: 6 });
    },
  );

  it('that is updated with nothing has been updated [dossier 5.2]', () => {
    expect(changed(customer, {}, 6)).toEqual({ ...customer, lastUpdated: 6 });
  });

  it('may keep its key, and take none of another [paystand.R63]', () => {
    const other = { ...customer, id: 'd' };
    expect(outcome(() => checkKeyFree('CUST-1', undefined))).toBeUndefined();
    expect(outcome(() => checkKeyFree('CUST-1', customer, customer))).toBeUndefined();
    expect(outcome(() => checkKeyFree('CUST-1', customer))).toBe('422 extCustomerId R63');
    expect(outcome(() => checkKeyFree('CUST-1', customer, other))).toBe('422 extCustomerId R63');
  });

  it('names its payer', () => {
    const payer = newPayer('p', 5, { name: acme.customerName, email: acme.email, externalId: acme.extCustomerId });
    expect(payerFollowing(payer, customer, 6)).toBe(payer);
    const renamed = { ...customer, customerName: 'Acme', extCustomerId: 'CUST-9' };
    expect(payerFollowing(payer, renamed, 6)).toEqual({ ...payer, name: 'Acme', externalId: 'CUST-9', lastUpdated: 6 });
  });
});

const shown = { ...acme, object: 'payerCustomer', ownerId: 'merchant_spec', status: 'active' };
const times = { created: '2026-01-05T07:00:00.000Z', lastUpdated: '2026-01-05T07:00:00.000Z' };

describe('of a customer', () => {
  it('is shown what is known, with its payer, who is another [paystand.R60]', () => {
    const { customer: answer } = inOffice();
    const { payer, ...rest } = answer;
    expect(rest).toEqual({ ...shown, ...times, id: answer.id, payerId: payer.id });
    expect(payer).toEqual({
      object: 'payer',
      id: payer.id,
      name: acme.customerName,
      email: acme.email,
      externalId: acme.extCustomerId,
      ownerId: 'merchant_spec',
      status: 'active',
      ...times,
    });
    expect(payer.id).not.toBe(answer.id);
    for (const id of [payer.id, answer.id]) expect(id).toMatch(/^[0-9a-z]{24}$/);
  });

  it('is shown what has changed since, in its payer and on its invoices too', () => {
    const { customer: before, ask, create, later, read } = inOffice();
    const { id } = create();
    later();
    const body = { email: 'new@example.com', contactLastName: 'Reed' };
    const after = ask<typeof before>('updatePayerCustomer', { payerCustomerId: before.id }, { body });
    const lastUpdated = '2026-01-05T07:00:00.001Z';
    expect(after).toEqual({ ...before, ...body, lastUpdated, payer: { ...before.payer, email: body.email, lastUpdated } });
    expect(ask('getPayerCustomer', { payerCustomerId: before.id })).toEqual(after);
    expect(read(id)).toMatchObject({ payerEmail: 'new@example.com', lastUpdated: times.lastUpdated });
  });

  it('is told nobody', () => {
    const {
      customer: { id: payerCustomerId },
      ask,
      told,
    } = inOffice();
    ask('updatePayerCustomer', { payerCustomerId }, { body: { email: 'new@example.com' } });
    ask('deletePayerCustomer', { payerCustomerId });
    expect(told()).toEqual([]);
  });
});

it('a key is taken once, and free when its customer is gone [paystand.R63, R72]', () => {
  const {
    ask,
    customer: { id },
    run,
  } = inOffice();
  const other = ask<{ id: string }>('createPayerCustomer', {}, { body: { ...acme, extCustomerId: 'CUST-2' } });
  expect(ask('createPayerCustomer', {}, { body: acme })).toBe('422 extCustomerId R63');
  expect(ask('updatePayerCustomer', { payerCustomerId: other.id }, { body: { extCustomerId: 'CUST-1' } })).toBe('422 extCustomerId R63');
  expect(run((tx) => [tx.payerCustomers.count(), tx.payers.count()])).toEqual([2, 2]);
  ask('deletePayerCustomer', { payerCustomerId: id });
  expect(ask('createPayerCustomer', {}, { body: acme })).toMatchObject(shown);
});

describe('an id', () => {
  const names = ['getPayerCustomer', 'updatePayerCustomer', 'deletePayerCustomer'];

  it.each(names)('that is a payer’s, or nobody’s, %s refuses as a stranger’s [paystand.R68, R69]', (name) => {
    const { ask, customer } = inOffice();
    expect(ask(name, { payerCustomerId: customer.payerId })).toBe('401 R68');
    expect(ask(name, { payerCustomerId: 'a'.repeat(24) })).toBe('401 R69');
  });

  it.each(names)('of a deleted customer %s does not find [paystand.R70]', (name) => {
    const {
      ask,
      customer: { id: payerCustomerId },
    } = inOffice();
    expect(ask('deletePayerCustomer', { payerCustomerId })).toBeUndefined();
    expect(ask(name, { payerCustomerId })).toBe('404 R70');
    expect(ask('listPayerCustomers')).toMatchObject({ results: [], count: 0 });
  });
});

describe('a deletion', () => {
  it('waits for what is open, and leaves what is not readable [paystand.R71, dossier 5.2]', () => {
    const {
      ask,
      customer: { id: payerCustomerId },
      create,
      cancel,
      read,
      remove,
    } = inOffice();
    const open = create();
    const paid = create({ erpId: 'paid', amountDue: '0.00' });
    const voided = create({ erpId: 'void' });
    cancel(voided.id);
    const deletion = () => ask('deletePayerCustomer', { payerCustomerId });
    expect(deletion()).toBe('422 payerCustomerId R71');
    expect(ask('getPayerCustomer', { payerCustomerId })).toMatchObject(shown);
    remove(open.id);
    expect(deletion()).toBeUndefined();
    for (const { id } of [paid, voided])
      expect(read(id)).toMatchObject({ extCustomerId: 'CUST-1', payerEmail: acme.email, payerCustomerId });
    expect(create({ erpId: 'new' })).toBe('422 extCustomerId R77');
    const { extCustomerId: _, ...rest } = {
      ...paid,
      erpId: 'new',
      erpRef: 'n',
      totalAmount: '1.00',
      dueDate: '2026-02-02',
      payerCustomerId,
    };
    expect(ask('createReceivable', {}, { body: rest })).toBe('422 payerCustomerId R77');
  });
});

it('worlds share no keys [paystand.R64]', () => {
  for (const world of [inWorld(), inWorld()]) expect(world.ask('createPayerCustomer', {}, { body: acme })).toMatchObject(shown);
});
