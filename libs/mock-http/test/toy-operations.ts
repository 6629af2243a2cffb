import type { Finding, Route, Validate } from '@paystub/contracts/http';
import { Fault } from '@paystub/mock-kernel';
import { notBuilt } from '../src/index.js';
import { format, type Receiver, type Thing, type ToyTx } from './toy-records.js';
import { change, finish, tell, thingOf } from './toy-rules.js';

interface Asked {
  readonly params: { readonly id: string };
  readonly query: { readonly limit?: number };
  readonly body: Partial<Thing & Receiver>;
  readonly links: { readonly api: string; readonly pages: string };
}

const showThing = (thing: Thing, { links }: Asked) => ({ ...thing, page: `${links.pages}/things/${thing.id}` });

export const operations = {
  createThing(tx: ToyTx, asked: Asked) {
    const { name = 'thing', kind = 'plain' } = asked.body;
    const id = tx.ids.next('tg', format);
    const thing = tx.things.put({ id, name, kind, state: 'new', created_at: tx.now, updated_at: tx.now });
    tell(tx, 'thing.created', thing);
    return { status: 201, body: showThing(thing, asked) };
  },
  getThing: (tx: ToyTx, asked: Asked) => ({ status: 200, body: showThing(thingOf(tx, asked.params.id), asked) }),
  listThings: (tx: ToyTx, { query: { limit = 10 } }: Asked) => ({ status: 200, body: { things: tx.things.page({ limit })?.records } }),
  finishThing: (tx: ToyTx, asked: Asked) => ({ status: 200, body: showThing(finish(tx, thingOf(tx, asked.params.id)), asked) }),
  /** Changes a thing and tells of it, and only then refuses. */
  refuseThing(tx: ToyTx, { params }: Asked) {
    change(tx, thingOf(tx, params.id), 'thing.done', 'done');
    throw new Fault('not_new', { state: 'done' });
  },
  /** The same with a bug. */
  breakThing(tx: ToyTx, { params }: Asked) {
    change(tx, thingOf(tx, params.id), 'thing.done', 'done');
    throw new TypeError('a bug in this operation');
  },
  muteThing: () => ({ status: 200, body: undefined }),
  knotThing() {
    const knot: Record<string, unknown> = {};
    knot.knot = knot;
    return { status: 200, body: knot };
  },
  sellThing: notBuilt,
  createReceiver(tx: ToyTx, { body: { url = '', active = true } }: Asked) {
    const id = tx.ids.next('rc', format);
    const secret = tx.ids.secret({ length: 20, alphabet: format.alphabet });
    return { status: 201, body: tx.receivers.put({ id, url, active, secret, created_at: tx.now }) };
  },
  updateReceiver(tx: ToyTx, { params, body: { active = true } }: Asked) {
    const receiver = tx.receivers.put({ ...(tx.receivers.get(params.id) as Receiver), active });
    if (!active) tx.dropDeliveries(params.id, 'it was switched off');
    return { status: 200, body: receiver };
  },
  deleteReceiver(tx: ToyTx, { params }: Asked) {
    tx.receivers.delete(params.id);
    tx.dropDeliveries(params.id, 'it was deleted');
    return { status: 200, body: { id: params.id } };
  },
};

type Id = keyof typeof operations;

const route = (operationId: Id, method: Route['method'], path: string): Route => ({
  operationId,
  method,
  path,
  fields: [],
  query: operationId === 'listThings' ? ['limit'] : [],
  bodyRequired: false,
  multipart: false,
});

export const routes: readonly Route[] = [
  route('listThings', 'GET', '/things'),
  route('createThing', 'POST', '/things'),
  route('getThing', 'GET', '/things/{id}'),
  route('finishThing', 'POST', '/things/{id}/finish'),
  route('refuseThing', 'POST', '/things/{id}/refuse'),
  route('breakThing', 'POST', '/things/{id}/break'),
  route('muteThing', 'GET', '/things/{id}/mute'),
  route('knotThing', 'GET', '/things/{id}/knot'),
  route('sellThing', 'POST', '/things/{id}/sell'),
  route('createReceiver', 'POST', '/receivers'),
  route('updateReceiver', 'PATCH', '/receivers/{id}'),
  route('deleteReceiver', 'DELETE', '/receivers/{id}'),
];

type Kinds = Readonly<Record<string, 'string' | 'boolean' | 'number'>>;

/** Hand-written: finds every field of the wrong type, and turns a query's digits into numbers as the compiled ones do. */
function fieldsAre(kinds: Kinds): Validate {
  const validate: Validate = (data) => {
    const fields = data as Record<string, unknown>;
    const wrong = Object.entries(fields).filter(([name, value]) => {
      if (kinds[name] === 'number' && typeof value === 'string' && Number.isFinite(Number(value))) fields[name] = Number(value);
      return Object.hasOwn(kinds, name) && typeof fields[name] !== kinds[name];
    });
    validate.errors = wrong.map(
      ([name]): Finding => ({
        instancePath: `/${name}`,
        keyword: 'type',
        params: { type: kinds[name] },
        message: `must be ${kinds[name]}`,
      }),
    );
    return wrong.length === 0;
  };
  return validate;
}

export const requests: Readonly<Record<string, { readonly body?: Validate; readonly query?: Validate }>> = {
  listThings: { query: fieldsAre({ limit: 'number' }) },
  createThing: { body: fieldsAre({ name: 'string', kind: 'string' }) },
  createReceiver: { body: fieldsAre({ url: 'string', active: 'boolean' }) },
  updateReceiver: { body: fieldsAre({ active: 'boolean' }) },
};

/** What the contract would say of answers: a thing has a name that is no 'undocumented'. */
export const responses: Readonly<Record<string, Readonly<Record<string, Validate>>>> = Object.fromEntries(
  routes.map(({ operationId }) => [
    operationId,
    Object.fromEntries([operationId.startsWith('create') ? 201 : 200, 401, 404, 409, 413, 422].map((status) => [status, isDocumented()])),
  ]),
);

function isDocumented(): Validate {
  const validate: Validate = (data) => {
    const isGood = (data as Thing | undefined)?.name !== 'undocumented';
    validate.errors = isGood ? null : [{ instancePath: '/name', keyword: 'enum', params: {}, message: 'must be documented' }];
    return isGood;
  };
  return validate;
}
