import type { components } from '@paystub/contracts/control';
import type { Commit, Emitted, Firing } from '@paystub/mock-kernel';
import { masked } from '../redact.js';
import type { Attempt, DeliveryRecord } from '../webhooks/log.js';
import type { WorldHost } from '../worlds/host.js';
import { kebab } from './find.js';

type Schemas = components['schemas'];

export const instant = (at: number): string => new Date(at).toISOString();

export function showWorld(host: WorldHost, inFull: boolean): Schemas['World'] {
  const { id, world, sandbox, createdAt } = host;
  const credentials: Record<string, Record<string, string>> = {};
  for (const [provider, credential] of Object.entries(host.credentials)) {
    credentials[provider] = { [sandbox.mockOf(provider)?.credentials.field ?? 'credential']: inFull ? credential : masked(credential) };
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
    records: world.size,
    pendingDeliveries,
  };
}

export function showCommit(
  host: WorldHost,
  { changes, events, ready }: Pick<Commit<unknown>, 'changes' | 'events' | 'ready'>,
): Schemas['Change'] {
  return {
    changed: changes.map(({ provider, collection, id, record }) => ({
      collection: kebab(collection),
      id,
      record: record ? showRecord(host, provider, collection, record) : null,
    })),
    events: events.map(showEvent),
    deliveries: ready.map(({ id }) => host.log.get(id)).flatMap((record) => (record ? [showDeliverySummary(record)] : [])),
  };
}

export function showFiring(host: WorldHost, { seq, at, provider, job, commit }: Firing): Schemas['FiredJob'] {
  return { seq, at: instant(at), provider, job, ...showCommit(host, commit) };
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
    url,
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
  signedTimestamp: String(signedTimestamp),
  requestHeaders: { ...requestHeaders },
  requestBody,
  answerBody: status === null ? null : responseBody,
});
