import type { Delivery } from '@paystub/mock-kernel';
import { expect, it } from 'vitest';
import { openReceiver } from '../receiver.js';
import { toyMock } from '../toy-mock.js';
import type { ToyTx } from '../toy-records.js';
import { startToy } from '../toy-server.js';

/** A provider that gives up where it is answered 404, and notes in its records what became of each attempt. */
const mock: typeof toyMock = {
  ...toyMock,
  webhooks: {
    ...toyMock.webhooks,
    retryAt: (attempt, now, status) => (status === 404 ? undefined : toyMock.webhooks.retryAt(attempt, now, status)),
    settled(tx: ToyTx, { event, attempt }: Delivery, delivered, isLast) {
      const note = tx.notesTaken.get(event);
      if (note) tx.notesTaken.put({ ...note, type: `${note.type} ${attempt} ${delivered ? 'delivered' : 'failed'}${isLast ? '.' : ''}` });
    },
  },
};

it('an outcome is noted in the world, and the answer says whether there is another attempt', async () => {
  const toy = await startToy({ mock });
  const receiver = await openReceiver();
  const world = await toy.frozenWorld();
  await world.listen(receiver.url);
  const noted = async () => (await world.ask('GET', '/toy/notes-taken')).body.data[0].type;

  receiver.answer = () => 500;
  await world.create();
  await world.ask('POST', '/deliveries/wait');
  expect(await noted()).toBe('thing.created 1 failed');
  expect((await world.deliveries())[0]).toMatchObject({ state: 'pending' });
  receiver.answer = () => 200;
  await world.ask('POST', '/clock/advance', { by: 'PT1M' });
  expect(await noted()).toBe('thing.created 1 failed 2 delivered.');

  receiver.answer = () => 404;
  await world.create();
  await world.ask('POST', '/deliveries/wait');
  expect((await world.deliveries())[0]).toMatchObject({ state: 'failed', reason: 'answered 404', nextAttemptAt: null });
  expect(await noted()).toBe('thing.created 1 failed.');
  await world.listen('https://elsewhere.example/in');
  await world.create();
  await world.ask('POST', '/deliveries/wait');
  expect(await noted()).toBe('thing.created 1 failed. 1 failed.');
  await receiver.close();
  await toy.stop();
});
