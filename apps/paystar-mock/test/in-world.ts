import type { components } from '@paystub/contracts/paystar';
import { Blueprint, type Commit, type Fault, World } from '@paystub/mock-kernel';
import { type FaultCode, render } from '../src/faults.js';
import { createPaystarMock } from '../src/index.js';
import type { Account } from '../src/resources/accounts/account.js';
import type { Customer } from '../src/resources/customers/customer.js';
import { expiryOf, type Flow, type ManagementSession } from '../src/resources/management-sessions/management-session.js';
import { newPaymentSession } from '../src/resources/payment-sessions/new-session.js';
import type { PaymentSession } from '../src/resources/payment-sessions/payment-session.js';
import type { BusinessUnit } from '../src/settings/business-unit.js';
import { defaultSettings } from '../src/settings/settings.js';
import type { Tx } from '../src/state.js';
import { syncAccount } from '../src/sync/accounts.js';
import { syncCustomer } from '../src/sync/customers.js';

type Schemas = components['schemas'];

export const start = Date.UTC(2026, 2, 2, 9);
export const minute = 60_000;
export const slug = 'acme-utilities';

const mock = createPaystarMock();
const blueprint = new Blueprint([mock.definition]);

/** What a webhook of the settings needs at least; to be told of everything. */
const webhook = { url: 'http://127.0.0.1:9/in', secret: 'shh' };
const everything = [
  'Payment.Succeeded',
  'Payment.Failed',
  'Payment.Pending',
  'AutoPay.Enrolled',
  'AutoPay.Unenrolled',
  'Paperless.Enrolled',
  'Paperless.Unenrolled',
];
const listening: BusinessUnit = { webhooks: Object.fromEntries(everything.map((type) => [type, webhook])) };

/** A world of its own with a frozen clock, without a socket; webhooks are set up for all events, unless the business unit has its own. */
export function inWorld(unit: BusinessUnit = {}) {
  const world = new World(blueprint, { seed: 'spec', now: start, machine: 0, frozen: true });
  world.changeSettings('paystar', start, { ...defaultSettings, businessUnits: { [slug]: { ...listening, ...unit } } });
  let now = start;
  const commit = <R>(work: (tx: Tx) => R): Commit<R> => world.transact('paystar', now, work);
  const run = <R>(work: (tx: Tx) => R): R => commit(work).result;
  const account = (fields: Partial<Schemas['ChargedAccount']> = {}): Account =>
    run((tx) => syncAccount(tx, slug, { AccountNumber: 'W-77', Name: 'Pat Roe', ...fields }));
  const customer = (fields: Partial<Schemas['ClientUser']> = {}, accounts: readonly Account[] = []): Customer =>
    run((tx) => syncCustomer(tx, slug, { EmailAddress: 'pat@example.com', ...fields }, accounts));
  return {
    world,
    commit,
    run,
    account,
    customer,
    /** A session to pay one charge of 42.10 of the account W-77, by its customer, unless told otherwise. */
    session({
      customer: payer,
      ...fields
    }: Partial<Schemas['PaymentSessionCreate']> & { customer?: Customer | null } = {}): PaymentSession {
      const { Charges = [{ Amount: 4210, ClientAccount: { AccountNumber: 'W-77', Name: 'Pat Roe' } }] } = fields;
      const accounts = Charges.map(({ ClientAccount }) => ClientAccount && account(ClientAccount));
      const who = payer === undefined ? customer() : payer;
      const request = { BusinessUnitSlug: slug, Channel: 'QuickPay' as const, ...fields, Charges };
      return run((tx) => tx.paymentSessions.put(newPaymentSession(tx.ids.uuid(), now, request, { customer: who?.id ?? null, accounts })));
    },
    /** A session of a flow, about the account W-77 and its customer. */
    managing(flow: Flow, who: Customer = customer()): ManagementSession {
      const about = { flow, BusinessUnitSlug: slug, Account: account().id, Customer: who.id };
      return run((tx) => tx.managementSessions.put({ id: tx.ids.uuid(), ...about, createdAt: now, expiresAt: expiryOf(now) }));
    },
    /** Runs an action of the mock on a record as it stands. */
    act: (name: string, { id }: { readonly id: string }, fields: object = {}) => commit((tx) => act(tx, name, id, fields)),
    /** What was told so far, oldest first: bodies as they are sent. */
    told: () => run((tx) => [...tx.messages.all()].map(({ eventType, body }) => [eventType, JSON.parse(body)] as const)),
    /** Lets time pass; says which jobs have run, and when, in minutes after the start. */
    wait(minutes: number) {
      now += minutes * minute;
      return fired(world, now);
    },
    now: () => now,
  };
}

function act(tx: Tx, name: string, id: string, fields: object): void {
  const action = mock.actions.find((one) => one.name === name);
  if (!action) throw new Error(`no action ${name}`);
  const record = (tx as unknown as Record<string, Tx['paymentSessions']>)[action.on]?.get(id);
  action.run(tx as never, record, fields as Record<string, unknown>);
}

function fired(world: World, now: number): readonly (readonly [job: string, minutes: number])[] {
  const jobs: [string, number][] = [];
  for (let firing = world.fire(now); firing; firing = world.fire(now)) {
    if (firing.error !== undefined) throw firing.error;
    jobs.push([firing.job, (firing.at - start) / minute]);
  }
  return jobs;
}

/** The code that something is refused with; `done` where it is not. */
export function refusal(work: () => unknown): FaultCode | 'done' {
  try {
    work();
    return 'done';
  } catch (error) {
    render(error as Fault);
    return (error as Fault).code as FaultCode;
  }
}
