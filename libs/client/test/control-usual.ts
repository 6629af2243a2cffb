import type { components } from '@paystub/contracts/control';
import { advance, change, entry, noon, payment, summary, world } from './control-answers.js';

type Schemas = components['schemas'];

const delivery: Schemas['Delivery'] = { ...summary, attempts: [] };
const action: Schemas['Action'] = { name: 'pay', on: 'payments', from: ['open'], fields: { type: 'object' } };
const page = (...data: readonly unknown[]) => ({ data, count: data.length, next: null });
const told = [{ subscription: 'PS1', period: 8, outcome: 'fail' }];
const body = { body: null, truncated: false };

export const problem = (status: number, told: Partial<Schemas['Problem']> = {}): Schemas['Problem'] => ({
  type: 'urn:paystub:unknown-world',
  title: 'There is no such world',
  status,
  detail: 'No world has the id w_4kT9bQ2mXv7A.',
  fix: 'Use one of the ids in nearest.',
  ...told,
});

/** What the stub answers to each operation unless a test says otherwise. */
export const usual: Readonly<Record<string, unknown>> = {
  getHealth: {
    status: 'ok',
    version: '0.1.0',
    control: { url: 'http://127.0.0.1:4000' },
    providers: { paypro: { url: 'http://127.0.0.1:4030' } },
  },
  listUnroutedRequests: page(entry(1)),
  getUnroutedRequest: { ...entry(1), request: { headers: {}, ...body }, response: body },
  listWorlds: page(world),
  createWorld: world,
  getWorld: world,
  resetWorld: world,
  getClock: { now: noon, frozen: true },
  setClock: advance(),
  advanceClock: advance(),
  getSettings: { signatureTime: 'machine' },
  updateSettings: { signatureTime: 'world' },
  getSettingsSchema: { type: 'object' },
  listRecords: page(payment),
  getRecord: payment,
  seedRecord: payment,
  getOutcomes: told,
  setOutcomes: told,
  listActions: { actions: [action] },
  runAction: change,
  listRequests: page(entry(1)),
  getRequest: { ...entry(1), request: { headers: {}, ...body }, response: body },
  listDeliveries: page(delivery),
  getDelivery: delivery,
  resendDelivery: delivery,
  waitForDeliveries: { waitedMs: 3 },
};
