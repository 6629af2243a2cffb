import { startMock, type TestMock } from '@paystub/testing';
import { afterAll, beforeAll } from 'vitest';
import { createPaystarMock } from '../src/index.js';

interface Answer {
  readonly status: number;
  readonly body: {
    readonly hasErrors: boolean;
    readonly errors: readonly { readonly propertyName: string; readonly errorMessage: string }[];
    // biome-ignore lint/suspicious/noExplicitAny: data of any operation
    readonly data: any;
  };
  readonly headers: Headers;
}

// biome-ignore lint/suspicious/noExplicitAny: a record of any collection
type AnyRecord = Readonly<Record<string, any>>;

export const paths = {
  initiate: '/integrations/embedded/initiate',
  autopay: '/integrations/embedded/initiate-manage-autopay',
  wallet: '/integrations/embedded/initiate-manage-wallet',
  paperless: '/integrations/embedded/initiate-manage-paperless',
  notifications: '/integrations/embedded/initiate-manage-notifications',
  schedule: '/integrations/embedded/initiate-schedule-payment-session',
  scheduled: '/integrations/embedded/initiate-manage-schedule-payments',
  events: '/integrations/events',
  query: '/integrations/query/payment-session',
} as const;

/** A server for one spec file, in which each test opens a world of its own. */
export function paystar() {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startMock(createPaystarMock());
  });
  afterAll(() => mock.stop());
  return {
    url: () => mock.url,
    world: () => worldOf(mock, mock.freshKey()),
  };
}

/** What a test does in its world. */
export type World = ReturnType<typeof worldOf>;

function worldOf(mock: TestMock, key: string) {
  const control = async (method: string, path: string, body?: object) => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${mock.control}/worlds/paystar:${key}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    if (!response.ok) throw new Error((await response.text()).slice(0, 500));
    return (await response.json()) as AnyRecord;
  };
  const send = async (method: string, path: string, text?: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const usual = { 'x-paystar-api-key': key, 'content-type': 'application/json' };
    const response = await fetch(mock.url + path, {
      method,
      headers: { ...usual, ...headers },
      ...(text === undefined ? {} : { body: text }),
    });
    return { status: response.status, body: (await response.json()) as Answer['body'], headers: response.headers };
  };
  return {
    key,
    control,
    /** A request that reached no world, as the process's journal has it. */
    unrouted: async (seq: number) => (await (await fetch(`${mock.control}/requests/${seq}`)).json()) as AnyRecord,
    send,
    post: (path: string, body: unknown) => send('POST', path, JSON.stringify(body)),
    get: (path: string) => send('GET', path),
    push: (eventType: string, payload: object, businessUnitSlug = 'acme-utilities') =>
      send('POST', paths.events, JSON.stringify({ eventType, businessUnitSlug, payload: JSON.stringify(payload) })),
    /** The records of a collection, oldest first. */
    records: async (collection: string): Promise<readonly AnyRecord[]> =>
      ((await control('GET', `/paystar/${collection}?limit=100`)).data as readonly AnyRecord[]).toReversed(),
    units: (businessUnits: object) => control('PATCH', '/paystar/settings', { businessUnits }),
    freeze: (now: string) => control('PUT', '/clock', { now, frozen: true }),
  };
}

/** Which members an answer blames, in its order. */
export const blamed = ({ body }: Answer): readonly string[] => body.errors.map(({ propertyName }) => propertyName);
