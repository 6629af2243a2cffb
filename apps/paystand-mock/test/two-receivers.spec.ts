import type { Delivery } from '@paystub/mock-kernel';
import { expect, it } from 'vitest';
import type { Tx } from '../src/state.js';
import { OWNER, tell, webhooks } from '../src/webhooks.js';
import { inWorld } from './money/in-world.js';

const urls = ['http://127.0.0.1:1/a', 'http://127.0.0.1:1/b'];
const links = { api: 'https://api.test/v3', pages: '', token: '', facts: { customerId: 'merchant_a' } };

it('each URL stands alone: what the other was sent shows in no delivery, but in the event [dossier 8.1, 8.3]', () => {
  const { run } = inWorld({ webhooks: { enabled: true, urls, timeoutMs: 1000 } });
  run((tx: Tx) => tell(tx, 'Payment', undefined, { object: 'payment', id: 'p1', status: 'created', ownerId: OWNER }));
  const event = run((tx: Tx) => [...tx.events.all()][0]?.id ?? '');
  const about = { provider: 'paystand', event, eventType: 'payment created', createdAt: 0, dueAt: 0, ready: true };
  const [first, second] = urls.map((receiver): Delivery => ({ ...about, id: receiver, receiver, attempt: 1 })) as [Delivery, Delivery];
  const sent = (delivery: Delivery) => JSON.parse(run((tx: Tx) => webhooks.request(tx, delivery, links, 0)?.body) ?? '{}');
  const settle = (delivery: Delivery, delivered: boolean) => run((tx: Tx) => webhooks.settled?.(tx, delivery, delivered, delivered));
  const fresh = { sent: false, lastAttemptSent: false, attempts: 0, resource: { ownerId: 'merchant_a' } };
  expect(sent(first)).toMatchObject(fresh);
  settle(first, true);
  expect(sent(second)).toMatchObject(fresh);
  settle(second, false);
  expect(sent({ ...second, attempt: 2 })).toMatchObject({ ...fresh, attempts: 1 });
  expect(run((tx: Tx) => [...tx.events.all()])).toMatchObject([{ sent: true, lastAttemptSent: false, attempts: 2 }]);
});
