import { machineNow } from '../machine.js';
import type { Sandbox } from '../sandbox.js';
import { type DeliveryRecord, pendingRecord } from '../webhooks/log.js';
import type { WorldHost } from '../worlds/host.js';
import { settled, worldOf } from './find.js';
import type { Owned } from './operations.js';
import { Problem, shownPart } from './refusals/problem.js';
import { pageOf } from './views/page.js';
import { showDelivery, showDeliverySummary } from './views/show.js';

const DEFAULT_WAIT_MS = 5000;

interface Filter {
  readonly state?: DeliveryRecord['state'];
  readonly event?: string;
  readonly type?: string;
  readonly receiver?: string;
}

export function deliveryOperations(sandbox: Sandbox): Owned<'listDeliveries' | 'getDelivery' | 'resendDelivery' | 'waitForDeliveries'> {
  return {
    listDeliveries({ params, query }) {
      const host = settled(worldOf(sandbox, params.world));
      const matching = [...recordsOf(host)].filter((record) => matches(record, query));
      const { data, next } = pageOf(matching, query, ({ seq }) => seq);
      return { status: 200, body: { data: data.map(showDelivery), count: matching.length, next } };
    },
    getDelivery: ({ params }) => ({ status: 200, body: showDelivery(deliveryOf(settled(worldOf(sandbox, params.world)), params.id, 404)) }),
    async resendDelivery({ params }) {
      const host = settled(worldOf(sandbox, params.world));
      const record = deliveryOf(host, params.id, 410);
      if (record.state === 'pending')
        throw new Problem(
          409,
          'delivery-pending',
          'The delivery is still on its way',
          'It has an attempt to come.',
          'Wait for it, or advance the clock to it.',
        );
      await host.dispatcher.resend(record);
      return { status: 200, body: showDelivery(record) };
    },
    async waitForDeliveries({ params, body }) {
      const host = settled(worldOf(sandbox, params.world));
      const since = machineNow();
      if (await host.dispatcher.settled(body?.timeoutMs ?? DEFAULT_WAIT_MS))
        return { status: 200, body: { waitedMs: machineNow() - since } };
      const open = [...recordsOf(host)].filter(({ id }) => host.dispatcher.isOpen(id)).map(showDeliverySummary);
      throw new Problem(
        408,
        'deliveries-open',
        'Deliveries are still open',
        `${open.length} of them are unsent or in flight.`,
        'Wait longer, or see why their receivers do not answer.',
        { open },
      );
    },
  };
}

/** Newest first: those in the log, and then those that the world still holds but the log has dropped, which are older. */
function* recordsOf(host: WorldHost): Generator<DeliveryRecord> {
  const { log, world } = host;
  yield* log.before(undefined);
  const dropped = world.deliveries().filter(({ id }) => !log.get(id));
  for (const [i, delivery] of dropped.reverse().entries()) yield pendingRecord(delivery, -1 - i);
}

function matches(record: DeliveryRecord, { state, event, type, receiver }: Filter): boolean {
  return (
    (state === undefined || record.state === state) &&
    (event === undefined || record.event === event) &&
    (type === undefined || record.eventType === type) &&
    (receiver === undefined || record.receiver === receiver)
  );
}

function deliveryOf(host: WorldHost, id: string, status: 404 | 410): DeliveryRecord {
  const record = [...recordsOf(host)].find((other) => other.id === id);
  if (record) return record;
  const made = id.startsWith('d_') ? (host.world.state.counters.delivery ?? 0) : host.log.nextSeq - 1;
  if (status === 410 && /^[dn]_[1-9]\d*$/.test(id) && Number(id.slice(2)) <= made)
    throw new Problem(
      410,
      'delivery-dropped',
      'The delivery is no longer kept',
      'The journal has dropped what was sent.',
      'Read the event from the provider; it holds what was sent.',
    );
  throw new Problem(
    404,
    'unknown-delivery',
    'There is no such delivery',
    `This world has made no ${shownPart(host.sandbox, id)}, or its journal has dropped it.`,
    'GET …/deliveries lists what there is.',
  );
}
