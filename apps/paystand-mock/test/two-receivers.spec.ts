import { expect, it } from 'vitest';
import type { Tx } from '../src/state.js';
import { OWNER, tell, webhooks } from '../src/webhooks.js';
import { inWorld } from './money/in-world.js';

const urls = ['http://127.0.0.1:1/a', 'http://127.0.0.1:1/b'];

it('each URL stands alone: what the other was sent shows in no delivery, and in the event [dossier 8.1, 8.3]', () => {
  const world = inWorld({ webhooks: { enabled: true, urls, timeoutMs: 1000 } });
  const commit = world.commit((tx: Tx) =>
    tell(tx, 'Payment', undefined, { object: 'payment', id: 'p1', status: 'created', ownerId: OWNER }),
  );
  const [first, second] = commit.ready as [(typeof commit.ready)[0], (typeof commit.ready)[0]];
  const links = { api: 'https://api.test/v3', pages: '', token: '', facts: { customerId: 'merchant_a' } };
  const sent = (delivery: typeof first) => JSON.parse(world.run((tx: Tx) => webhooks.request(tx, delivery, links, 0)?.body) ?? '{}');
  const settle = (delivery: typeof first, delivered: boolean) =>
    world.run((tx: Tx) => webhooks.settled?.(tx, delivery, delivered, delivered));
  const fresh = { sent: false, lastAttemptSent: false, attempts: 0, resource: { ownerId: 'merchant_a' } };
  expect(sent(first)).toMatchObject(fresh);
  settle(first, true);
  expect(sent(second)).toMatchObject(fresh);
  settle(second, false);
  expect(sent({ ...second, attempt: 2 })).toMatchObject({ ...fresh, attempts: 1 });
  expect(world.run((tx: Tx) => [...tx.events.all()])).toMatchObject([{ sent: true, lastAttemptSent: false, attempts: 2 }]);
});
