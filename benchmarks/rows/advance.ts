import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { call, request } from '../measure/http.js';
import { drive } from '../measure/load.js';
import { median } from '../measure/rounds.js';
import { atMost, type Budget, type Part, type Row } from '../measure/row.js';
import { type Sandbox, startSandbox } from './servers.js';

const SUBSCRIPTIONS = 1000;
const FROM = '2026-01-31T10:00:00Z';
const TO = '2027-01-31T10:00:00Z';

/** Seconds: of the sandbox's processor time, and on the clock on the wall. */
interface Pass {
  readonly cpu: number;
  readonly wall: number;
  readonly deliveries: number;
}

/** A year of monthly subscriptions, crossed by calls of the control plane, whose answers tell all that happened. */
async function year(withReceiver: boolean): Promise<Pass> {
  const sandbox = await startSandbox();
  const receiver = createServer((incoming, response) => incoming.resume().on('end', () => response.end()));
  let deliveries = 0;
  receiver.on('request', () => deliveries++);
  try {
    const clock = `${sandbox.controlUrl}/worlds/default/clock`;
    await call(clock, '', { now: FROM, frozen: true }, 'PUT');
    if (withReceiver) await register(sandbox, receiver);
    await subscribe(sandbox);
    const [before, from] = [await sandbox.subject.vitals(), performance.now()];
    deliveries = 0;
    while ((await call<{ more: boolean }>(`${clock}/advance`, '', { to: TO })).more);
    const wall = (performance.now() - from) / 1000;
    const after = await sandbox.subject.vitals();
    return { cpu: (after.cpu - before.cpu) / 1e6, wall, deliveries };
  } finally {
    await sandbox.subject.stop();
    receiver.close();
  }
}

async function register({ port, key }: Sandbox, receiver: Server): Promise<void> {
  await once(receiver.listen(0, '127.0.0.1'), 'listening');
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`;
  await call(`http://127.0.0.1:${port}/webhooks`, key, { name: 'shop', description: 'every event', url });
}

async function subscribe({ port, key }: Sandbox): Promise<void> {
  const post = (path: string, body: object) => call<{ id: string }>(`http://127.0.0.1:${port}${path}`, key, body);
  const customer = (await post('/customers', {})).id;
  const account = { iban: 'NL91ABNA0417164300', account_holder_name: 'Kim de Vries' };
  const mandate = (await post('/mandates', { customer, pay_method: 'direct-debit', ...account })).id;
  const period = { amount: 2500, vat: 21, interval: 'month', multiplier: 1 };
  const subscription = request('POST', '/subscriptions', key, { customer, mandate, description: 'Gym', currency: 'EUR', period });
  await drive({ port, requests: [subscription], status: 201, count: SUBSCRIPTIONS });
}

function rowOf(title: string, passes: readonly Pass[], budget: Budget): Row {
  const middle = (of: keyof Pass) => median(passes.map((pass) => pass[of]));
  const sent = middle('deliveries');
  return {
    name: `advance: ${SUBSCRIPTIONS.toLocaleString('en')} monthly subscriptions, one year, ${title}`,
    unit: 's',
    values: passes.map(({ cpu }) => cpu),
    budget,
    note: `processor time; ${middle('wall').toFixed(1)} s on the wall${sent > 0 ? ` for ${sent.toLocaleString('en')} deliveries` : ''}`,
  };
}

export const advance: Part = {
  name: 'advance',
  async run({ quick }) {
    const alone: Pass[] = [];
    for (let n = 0; n < (quick ? 1 : 3); n++) alone.push(await year(false));
    const rows = [rowOf('no receivers', alone, atMost(2, 1))];
    if (!quick) rows.push(rowOf('one local receiver of every event', [await year(true)], { ...atMost(15, 15), budget: undefined }));
    return rows;
  },
};
