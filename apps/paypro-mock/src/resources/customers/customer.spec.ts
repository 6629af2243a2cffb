import type { Fault } from '@paystub/mock-kernel';
import { describe, expect, it } from 'vitest';
import { inWorld } from '../../../test/in-world.js';
import { render } from '../../faults.js';
import type { SeriesState } from '../../recurring/rules/states.js';
import { changed, checkDeletable, newCustomer } from './customer.js';
import { customerOperations } from './operations.js';

const fields = {
  email: 'kim@shop.test',
  first_name: 'Kim',
  last_name: 'de Vries',
  address: 'Straat 2',
  postal: '1234AA',
  city: 'Utrecht',
  country: 'NL',
  vat_number: '',
  company_name: '',
  phone_number: '+31 6',
};
const nothing = Object.fromEntries(Object.keys(fields).map((name) => [name, null]));

describe('a new customer', () => {
  it('has ten fields, null where nothing was sent [paypro.R65, R66]', () => {
    expect(newCustomer('CU1', 5)).toEqual({ id: 'CU1', ...nothing, created_at: 5 });
    expect(newCustomer('CU1', 5, { email: null })).toEqual(newCustomer('CU1', 5));
  });

  it('keeps what was sent, empty texts too, and nothing that it has no field for [dossier C26]', () => {
    const sent = { ...fields, metadata: { a: 1 }, id: 'CU9', created_at: 1 };
    expect(newCustomer('CU1', 5, sent)).toEqual({ id: 'CU1', ...fields, created_at: 5 });
  });
});

describe('an update', () => {
  const customer = newCustomer('CU1', 5, fields);

  it.each(Object.keys(fields))('changes %s and nothing else [paypro.R67]', (name) => {
    expect(changed(customer, { [name]: 'x@y.test' })).toEqual({ ...customer, [name]: 'x@y.test' });
  });

  it.each(Object.keys(fields))('clears %s with null', (name) => {
    expect(changed(customer, { [name]: null })).toEqual({ ...customer, [name]: null });
  });

  it.each<[object]>([[{}], [fields], [{ email: fields.email }], [{ nickname: 'K' }]])('with %j leaves the very record', (request) => {
    expect(changed(customer, request)).toBe(customer);
  });
});

it.each<[SeriesState, 'refused' | 'accepted']>([
  ['pending', 'refused'],
  ['active', 'refused'],
  ['paused', 'refused'],
  ['canceled', 'accepted'],
  ['completed', 'accepted'],
])('a customer with a subscription that is %s: its deletion is %s [dossier 4.1, X3]', (state, expected) => {
  const check = () => checkDeletable([{ state: 'canceled' }, { state }], 'a subscription');
  if (expected === 'refused') expect(check).toThrow('customer_not_deletable');
  else expect(check).not.toThrow();
});

/** A world with one customer, created by a request. */
function withCustomer() {
  const world = inWorld();
  const send = (operation: unknown, request: object = {}) => world.call(operation, request);
  const { id } = send(customerOperations.createCustomer, { body: fields }).result.body as { readonly id: string };
  return { ...world, send, id, params: { id } };
}

describe('of a customer is told', () => {
  it('when it is created [paypro.R120]', () => {
    expect(withCustomer().events()).toEqual(['customer.created']);
  });

  it('when it is updated, with the customer as it then is [paypro.R120]', () => {
    const { send, params, events, run } = withCustomer();
    send(customerOperations.updateCustomer, { params, body: { city: null } });
    expect(events()).toEqual(['customer.created', 'customer.updated']);
    expect(run((tx) => [...tx.events.all()].at(-1)?.subject)).toMatchObject({ kind: 'customer', record: { ...fields, city: null } });
  });

  it('nothing when an update changes nothing [dossier 7.2]', () => {
    const { send, params, events } = withCustomer();
    const { changes, result } = send(customerOperations.updateCustomer, { params, body: { city: fields.city } });
    expect(result.body).toMatchObject(fields);
    expect(changes).toEqual([]);
    expect(events()).toEqual(['customer.created']);
  });

  it('nothing when it is deleted [dossier 4.1, X3]', () => {
    const { send, params, events } = withCustomer();
    send(customerOperations.deleteCustomer, { params });
    expect(events()).toEqual(['customer.created']);
  });
});

it.each([
  ['subscription', 'subscriptions', 'A customer with a subscription that is active cannot be deleted'],
  ['installment plan', 'installmentPlans', 'A customer with an installment plan that is active cannot be deleted'],
] as const)('a customer whose %s runs cannot be deleted until that has ended [dossier 4.1, X3]', (_, of, message) => {
  const { send, params, id, run, commit } = withCustomer();
  const put = (state: string) => commit((tx) => tx[of].put({ id: 'X1', customer: id, state, created_at: tx.now } as never));
  const deletion = () => send(customerOperations.deleteCustomer, { params });
  put('active');
  let refused: unknown;
  try {
    deletion();
  } catch (error) {
    refused = error;
  }
  expect(render(refused as Fault).body.error).toEqual({ message, type: 'invalid_request', param: null });
  expect(run((tx) => tx.customers.count())).toBe(1);
  put('canceled');
  expect(deletion().result.body).toMatchObject({ id });
});

it('a deleted customer is in the answer, and then nowhere [dossier 4.1, X3]', () => {
  const { send, params, id } = withCustomer();
  expect(send(customerOperations.deleteCustomer, { params }).result.body).toMatchObject({ id, type: 'customer', ...fields });
  expect(send(customerOperations.listCustomers).result.body).toMatchObject({ count: 0, data: [] });
  for (const name of ['getCustomer', 'updateCustomer', 'deleteCustomer'] as const)
    expect(() => send(customerOperations[name], { params })).toThrow('not_found');
});
