import { readGrid } from '@paystub/testing';
import { describe, expect, it } from 'vitest';
import { inWorld } from '../../../test/in-world.js';
import { defaultTimes } from '../../settings/times.js';
import { newCustomer } from '../customers/customer.js';
import { mandateActions } from './actions.js';
import { advance, checkAccount, type Mandate, type MandateRequest, type MandateState, mandateLifecycle, usable } from './mandate.js';
import { mandateOperations } from './operations.js';

type MandateEvent = Parameters<typeof advance>[1];

const documented = readGrid<MandateState, MandateEvent>(`
            approve
  pending   approved
  approved  -        `);

it.each(documented)('%s then %s: %s [dossier 6.4]', (from, event, to) => {
  expect(mandateLifecycle[from][event] ?? 'refused').toBe(to);
});

it('a series can be charged by what is approved [paypro.R91]', () => {
  expect(usable).toEqual(['approved']);
});

it('what is approved is not approved again', () => {
  expect(() => advance({ state: 'approved' } as Mandate, 'approve')).toThrow('mandate_state_refused');
});

const request = (fields: Partial<MandateRequest> = {}): MandateRequest => ({
  customer: 'CU1',
  pay_method: 'direct-debit',
  iban: 'NL91ABNA0417164300',
  account_holder_name: 'Kim',
  ...fields,
});

function refusal(fields: Partial<MandateRequest>) {
  try {
    checkAccount(request(fields));
    return 'accepted';
  } catch (error) {
    return (error as { facts: { param: string } }).facts.param;
  }
}

it.each<[Partial<MandateRequest>, string]>([
  [{}, 'accepted'],
  [{ iban: 'NL00NOPE0000000000' }, 'accepted'],
  [{ iban: null }, 'iban'],
  [{ iban: '' }, 'iban'],
  [{ iban: null, account_holder_name: null }, 'iban'],
  [{ account_holder_name: null }, 'account_holder_name'],
  [{ account_holder_name: '' }, 'account_holder_name'],
])('a request with %j: %s [dossier 4.5]', (fields, expected) => {
  expect(refusal(fields)).toBe(expected);
});

/** A world with two customers. */
function withCustomers(mandate = defaultTimes.mandate) {
  const world = inWorld({ times: { ...defaultTimes, mandate } });
  for (const id of ['CU1', 'CU2']) world.run((tx) => tx.customers.put(newCustomer(id, world.now())));
  const create = (fields?: Partial<MandateRequest>) =>
    world.call(mandateOperations.createMandate, { body: request(fields) }).result.body as {
      readonly id: string;
      readonly state: MandateState;
    };
  const stored = (id: string) => world.run((tx) => tx.mandates.get(id));
  return { ...world, create, stored };
}

describe('a created mandate', () => {
  it('is pending in the answer and approved right after, without an event [paypro.R74]', () => {
    const world = withCustomers();
    const { id, state } = world.create();
    expect(state).toBe('pending');
    expect(world.wait(0)).toEqual([['approve', 0]]);
    expect(world.stored(id)?.state).toBe('approved');
    expect(world.events()).toEqual([]);
  });

  it('is approved as late as the settings say', () => {
    const world = withCustomers({ approved: '1 working day' });
    world.create();
    expect(world.wait(10)).toEqual([['approve', 3]]);
  });

  it('shows its customer, the id of its pay method and its state, and never the account [paypro.R73]', () => {
    const world = withCustomers();
    const { id, ...body } = world.create();
    expect(body).toEqual({
      type: 'mandate',
      state: 'pending',
      customer: 'CU1',
      pay_method: 'direct-debit',
      created_at: '2026-01-30T12:00:00Z',
      _links: { self: `https://api.test/mandates/${id}`, customer: 'https://api.test/customers/CU1' },
    });
    expect(world.stored(id)).toMatchObject({ iban: 'NL91ABNA0417164300', account_holder_name: 'Kim' });
  });

  it('is not made for a customer that does not exist [paypro.P12]', () => {
    const world = withCustomers();
    expect(() => world.create({ customer: 'CU3' })).toThrow('unknown_reference');
    expect(world.run((tx) => tx.mandates.count())).toBe(0);
  });

  it('is listed with its customer and no other [paypro.R70]', () => {
    const world = withCustomers();
    const [first, other, second] = [world.create(), world.create({ customer: 'CU2' }), world.create()];
    const listed = (operation: unknown, id = '') =>
      (world.call(operation, { params: { id } }).result.body as { data: { id: string }[] }).data.map((one) => one.id);
    expect(listed(mandateOperations.listCustomerMandates, 'CU1')).toEqual([second.id, first.id]);
    expect(listed(mandateOperations.listCustomerMandates, 'CU2')).toEqual([other.id]);
    expect(listed(mandateOperations.listMandates)).toEqual([second.id, other.id, first.id]);
  });
});

it('the action approves what is pending; the due work is done with then [dossier 8.2]', () => {
  expect(mandateActions).toMatchObject([{ name: 'mandate-approve', on: 'mandates', from: ['pending'] }]);
  const world = withCustomers({ approved: '1 day' });
  const { id } = world.create();
  world.run((tx) => mandateActions[0]?.run(tx, tx.mandates.get(id) as Mandate, {}));
  expect(world.stored(id)?.state).toBe('approved');
  expect(world.wait(10)).toEqual([]);
});
