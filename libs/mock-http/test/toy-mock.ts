import type { Finding } from '@paystub/contracts/http';
import { Fault } from '@paystub/mock-kernel';
import {
  type Action,
  body,
  built,
  credential,
  locate,
  type Mock,
  messagePage,
  type Page,
  renderPage,
  route,
  type Step,
  type Webhooks,
} from '../src/index.js';
import { operations, requests, responses, routes } from './toy-operations.js';
import { definition, letters, MINUTE, type Thing, type ToyTx } from './toy-records.js';
import { change, finish, thingOf } from './toy-rules.js';

const statuses: Readonly<Record<string, number>> = {
  no_key: 401,
  no_route: 404,
  no_thing: 404,
  no_receiver: 404,
  not_built: 501,
  not_new: 409,
  stubborn: 409,
  'too large': 413,
  foreign_host: 421,
  too_many_worlds: 507,
};

const located = (tx: ToyTx, { id = '' }) => thingOf(tx, id);

/** The checks of this provider: who, what, whether there is such a thing, whether the body is right. */
export const pipeline: readonly Step<ToyTx>[] = [
  credential({ read: ({ authorization }) => /^Toy (\S+)$/.exec(authorization ?? '')?.[1], refuse: () => new Fault('no_key') }),
  route({ refuse: (method, path) => new Fault('no_route', { method, path }) }),
  built({ refuse: (operation) => new Fault('not_built', { operation }) }),
  locate({ getThing: located, finishThing: located, refuseThing: located, breakThing: located, sellThing: located }),
  body({
    unreadable: (why) => new Fault(why),
    refuse: (findings: readonly Finding[], _route, where) => new Fault('wrong_field', { field: findings[0]?.instancePath, where }),
    normalise: (value) => value ?? {},
  }),
];

/** After a failed attempt the next one follows so much later. */
const waits = [MINUTE, 5 * MINUTE];

const webhooks: Webhooks<ToyTx> = {
  request(tx, { event, receiver, attempt }, links, machine) {
    const note = tx.notesTaken.get(event);
    const to = tx.receivers.get(receiver);
    if (!note || !to) return undefined;
    if (note.thing.name === 'unspeakable') throw new Error('a bug in this webhook');
    const signedAt = Math.floor(machine / 1000);
    return {
      url: to.url,
      headers: { 'Content-Type': 'application/json', 'Toy-Signature': `${signedAt}.${attempt}` },
      body: JSON.stringify({ type: note.type, thing: note.thing.id, at: tx.now, api: links.api }),
      timeoutMs: tx.settings.timeoutMs,
      signedAt,
    };
  },
  delivered: (status) => status === 200,
  retryAt(attempt, now) {
    const wait = waits[attempt - 1];
    return wait === undefined ? undefined : now + wait;
  },
};

const state = (thing: Thing) => thing.state;

const actions: readonly Action<ToyTx, Thing>[] = [
  {
    name: 'finish',
    on: 'things',
    from: ['new'],
    state,
    fields: { type: 'object', properties: { twice: { type: 'boolean' } }, additionalProperties: false },
    run: (tx, thing, { twice }) => {
      const done = finish(tx, thing);
      if (twice === true) change(tx, done, 'thing.done');
    },
  },
  {
    name: 'find-again',
    on: 'things',
    from: ['lost', 'done'],
    state,
    fields: { type: 'object', properties: {}, additionalProperties: false },
    run: (tx, thing) => void change(tx, thing, 'thing.found', 'new'),
  },
];

const pages: readonly Page<ToyTx>[] = [
  {
    method: 'GET',
    path: '/things/{id}',
    show: (tx, { params, formToken, world }) => ({
      status: 200,
      html: renderPage({ title: 'A thing', body: `${thingOf(tx, params.id as string).state} in ${world.id}: form_token=${formToken};` }),
    }),
  },
  {
    method: 'POST',
    path: '/things/{id}',
    show(tx, { params, form }) {
      const thing = thingOf(tx, params.id as string);
      if (thing.state === 'new') finish(tx, thing);
      return { redirect: form.back ?? 'http://localhost/back' };
    },
  },
];

export const toyMock: Mock<ToyTx> = {
  provider: 'toy',
  title: 'Toy',
  portStep: 10,
  definition,
  routes,
  requests,
  responses: async () => responses,
  operations,
  pipeline,
  render: ({ code, facts }) => ({
    status: statuses[code] ?? 422,
    body: { code, ...facts },
    message: `refused: ${code}`,
    rule: code === 'not_new' ? 'toy.R1' : undefined,
  }),
  rule: (id) => (id === 'toy.R1' ? { sentence: 'Only what is new is finished.', source: '[docs]', basis: 'documented' } : undefined),
  headers: (requestId) => ['Toy-Request', requestId],
  credentials: {
    open: /^toy_[a-z0-9]{8}$/,
    fixed: 'toy_default0',
    make: (random) => `toy_${random(8, letters)}`,
    field: 'key',
  },
  webhooks,
  actions,
  pages,
  notFoundPage: () => messagePage({ title: 'Not found', text: 'There is no such page.' }),
  settingsSchema: {
    type: 'object',
    properties: { wait: { type: 'integer', minimum: 1 }, timeoutMs: { type: 'integer', minimum: 1 }, label: { type: 'string' } },
    required: ['wait', 'timeoutMs'],
    additionalProperties: false,
  },
  present: { things: (thing: Thing, links) => ({ ...thing, page: `${links.pages}/things/${thing.id}` }) },
  secretFields: ['secret'],
};
