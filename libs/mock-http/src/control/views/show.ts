import type { components } from '@paystub/contracts/control';
import type { Commit, Emitted } from '@paystub/mock-kernel';
import { masked, maskedUrl } from '../../redact.js';
import type { AnyMock } from '../../sandbox.js';
import type { Attempt, DeliveryRecord } from '../../webhooks/log.js';
import type { Fired } from '../../worlds/advance.js';
import type { WorldHost } from '../../worlds/host.js';
import { kebab } from '../find.js';

type Schemas = components['schemas'];

export const instant = (at: number): string => new Date(at).toISOString();

export function showWorld(host: WorldHost, inFull: boolean): Schemas['World'] {
  const { id, world, sandbox, createdAt } = host;
  const credentials: Record<string, Record<string, string>> = {};
  for (const [provider, credential] of Object.entries(host.credentials)) {
    const mock = sandbox.mockOf(provider) as AnyMock;
    const facts = Object.entries(host.factsOf(mock)).map(([name, fact]) => [
      name,
      inFull || !mock.secretFields.includes(name) ? fact : masked(fact),
    ]);
    credentials[provider] = { [mock.credentials.field]: inFull ? credential : masked(credential), ...Object.fromEntries(facts) };
  }
  const { seed, frozen, epoch, pendingDeliveries } = world;
  return {
    id,
    seed,
    createdAt: instant(createdAt),
    now: instant(host.now),
    frozen,
    epoch,
    credentials,
    records: Math.max(0, world.size - sandbox.fixtures),
    pendingDeliveries,
  };
}

export function showCommit(
  host: WorldHost,
  { changes, events, ready }: Pick<Commit<unknown>, 'changes' | 'events' | 'ready'>,
  deliveries: readonly DeliveryRecord[] = ready.flatMap(({ id }) => host.log.get(id) ?? []),
): Schemas['Change'] {
  return {
    changed: changes.map(({ provider, collection, id, record }) => ({
      collection: kebab(collection),
      id,
      record: record ? showRecord(host, provider, collection, record) : null,
    })),
    events: events.map(showEvent),
    deliveries: deliveries.map(showDeliverySummary),
  };
}

/** What was still under way when the advance went on may have arrived meanwhile. */
export function showFired(host: WorldHost, { firing, deliveries }: Fired): Schemas['FiredJob'] {
  const { seq, at, provider, job, commit } = firing;
  const isUnderWay = ({ state, nextAttemptAt }: DeliveryRecord) => state === 'pending' && nextAttemptAt === null;
  const now = deliveries.map((record) => (isUnderWay(record) ? (host.log.get(record.id) ?? record) : record));
  return { seq, at: instant(at), provider, job, ...showCommit(host, commit, now) };
}

/** A record as the provider spells it. */
export function showRecord(host: WorldHost, provider: string, collection: string, record: { readonly id: string }): Schemas['Record'] {
  const present = host.sandbox.mockOf(provider)?.present[collection];
  return (present ? present(record as never, host.linksOf(provider)) : record) as Schemas['Record'];
}

export const showEvent = ({ id, type, provider }: Emitted): Schemas['EventName'] => ({ id, type, provider });

export function showDeliverySummary(record: DeliveryRecord): Schemas['DeliverySummary'] {
  const { id, event, eventType, provider, receiver, url, state, reason, nextAttemptAt } = record;
  return {
    id,
    event,
    eventType,
    provider,
    receiver,
    url: url && maskedUrl(url),
    state,
    reason,
    nextAttemptAt: nextAttemptAt === null ? null : instant(nextAttemptAt),
  };
}

export const showDelivery = (record: DeliveryRecord): Schemas['Delivery'] => ({
  ...showDeliverySummary(record),
  attempts: record.attempts.map(showAttempt),
});

const showAttempt = ({
  attempt,
  at,
  sentAt,
  durationMs,
  status,
  error,
  signedTimestamp,
  requestHeaders,
  requestBody,
  responseBody,
}: Attempt): Schemas['Attempt'] => ({
  attempt,
  at: instant(at),
  sentAt: instant(sentAt),
  durationMs,
  status,
  error,
  signedTimestamp: signedTimestamp === null ? null : String(signedTimestamp),
  requestHeaders: { ...requestHeaders },
  requestBody,
  answerBody: status === null ? null : responseBody,
});
