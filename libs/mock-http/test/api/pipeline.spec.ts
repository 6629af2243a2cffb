import type { Validate } from '@paystub/contracts/http';
import { Fault } from '@paystub/mock-kernel';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Api } from '../../src/api/serve.js';
import { route } from '../../src/index.js';
import { send } from '../http.js';
import { stderr } from '../stderr.js';
import { pipeline, toyMock } from '../toy-mock.js';
import { startToy, type Toy, type ToyWorld } from '../toy-server.js';

let toy: Toy;
let world: ToyWorld;

beforeAll(async () => {
  toy = await startToy();
});

beforeEach(async () => {
  world = await toy.frozenWorld();
});

afterAll(() => toy.stop());

const wrong = { name: 7 };

it('answers the first refusal in the order of the pipeline', async () => {
  const { id } = await world.create();
  const bad = 'not a key';
  expect(await toy.call(bad, 'PUT', '/nowhere', wrong)).toMatchObject({ status: 401, body: { code: 'no_key' } });
  expect(await world.call('PUT', '/nowhere', wrong)).toMatchObject({ status: 404, body: { code: 'no_route', method: 'PUT' } });
  expect(await world.call('POST', '/things/unknown/sell', wrong)).toMatchObject({ status: 501, body: { operation: 'sellThing' } });
  expect(await world.call('POST', '/things/unknown/refuse', wrong)).toMatchObject({ status: 404, body: { code: 'no_thing' } });
  expect(await world.call('POST', '/things', wrong)).toMatchObject({ status: 422, body: { field: '/name', where: 'body' } });
  expect(await world.call('POST', `/things/${id}/refuse`, wrong)).toMatchObject({ status: 409, body: { code: 'not_new' } });
});

it('reads a query as its contract says, and refuses it by name', async () => {
  await world.create();
  await world.create();
  expect((await world.call('GET', '/things?limit=1')).body.things).toHaveLength(1);
  for (const limit of ['ten', '1e1', '%201', '0x1', '1.5'])
    expect(await world.call('GET', `/things?limit=${limit}`)).toMatchObject({ status: 422, body: { field: '/limit', where: 'query' } });
});

it('asks for what a query has to say also where there is none', async () => {
  const { query } = toyMock.requests.listThings as { query: Validate };
  const asksFor: Validate = Object.assign(
    (data: unknown) => {
      const isThere = 'limit' in (data as object);
      asksFor.errors = isThere ? null : [{ instancePath: '', keyword: 'required', params: { missingProperty: 'limit' } }];
      return isThere && query(data);
    },
    { errors: null },
  );
  const other = await startToy({ mock: { ...toyMock, requests: { ...toyMock.requests, listThings: { query: asksFor } } } });
  expect((await other.call('toy_default0', 'GET', '/things?limit=1')).status).toBe(200);
  expect((await other.call('toy_default0', 'GET', '/things')).status).toBe(422);
  expect((await other.call('toy_default0', 'GET', '/things?')).status).toBe(422);
  await other.stop();
});

it('tells a mock which methods a path has, and sends the headers of its refusal, with the id of the request', async () => {
  const refuse = (method: string, path: string, methods: readonly string[]) => new Fault('no_route', { method, path, methods });
  const mock: typeof toyMock = {
    ...toyMock,
    pipeline: pipeline.map((step) => (step.name === 'route' ? route({ refuse }) : step)),
    render: (fault, id) => ({ ...toyMock.render(fault, id), body: { ref: id }, headers: ['Allow', String(fault.facts.methods)] }),
  };
  const other = await startToy({ mock });
  expect((await other.call('toy_default0', 'PUT', '/things')).headers.allow).toBe('GET,POST');
  const got = await other.call('toy_default0', 'PUT', '/nothing');
  expect(got.headers.allow).toBe('');
  expect(got.body.ref).toBe(got.headers['toy-request']);
  await other.stop();
});

it('takes a check that stands before what it needs for a bug of the mock', () => {
  const mock = { ...toyMock, pipeline: [...pipeline].reverse() };
  expect(() => new Api(mock, toy.running.sandbox, undefined)).toThrow('stands behind one that needs');
});

const things = async () => (await world.ask('GET', '/toy/things')).body;

it('changes nothing where an operation refuses, whatever it had changed and told by then', async () => {
  const { id } = await world.create();
  const before = await things();
  const state = toy.running.sandbox.worlds.get(world.id)?.world.state;
  expect((await world.call('POST', `/things/${id}/refuse`)).status).toBe(409);
  expect(await things()).toEqual(before);
  expect(toy.running.sandbox.worlds.get(world.id)?.world.state).toBe(state);
  expect((await world.ask('GET', '/toy/notes-taken')).body.count).toBe(1);
});

it('changes nothing where an operation has a bug, tells it, and says whose fault it is', async () => {
  const { id } = await world.create();
  const before = await things();
  const told = await stderr(async () => {
    const got = await world.call('POST', `/things/${id}/break`);
    expect(got.status).toBe(500);
    expect(got.headers).toMatchObject({ 'x-mock-bug': '1', 'content-type': 'application/problem+json; charset=utf-8' });
    expect(got.body).toMatchObject({
      type: 'urn:paystub:bug',
      status: 500,
      detail: expect.not.stringContaining('a bug in this operation'),
    });
  });
  expect(told).toContain(`a bug in POST /things/${id}/break: TypeError: a bug in this operation`);
  expect(await things()).toEqual(before);
});

it('takes an answer that its contract does not allow for a bug', async () => {
  const told = await stderr(async () => {
    const got = await world.call('POST', '/things', { name: 'undocumented' });
    expect(got).toMatchObject({ status: 500, headers: { 'x-mock-bug': '1' } });
    expect(got.text).toContain('createThing answered 201 with a body that its contract does not allow: /name must be documented');
  });
  expect(told).toContain('createThing answered 201');
});

it('answers without a body where there is none, and lives through one that cannot be written', async () => {
  const { id } = await world.create();
  const unchecked = await startToy({ checkAnswers: false });
  expect(await unchecked.call('toy_default0', 'GET', `/things/${id}/mute`)).toMatchObject({
    status: 200,
    text: '',
    headers: { 'content-length': '0' },
  });
  const told = await stderr(async () => {
    expect(await unchecked.call('toy_default0', 'GET', `/things/${id}/knot`)).toMatchObject({
      status: 500,
      headers: { 'x-mock-bug': '1' },
    });
  });
  expect(told).toContain('circular structure');
  await unchecked.stop();
});

it('answers HEAD without a body, and its connection goes on', async () => {
  const headers = { Authorization: `Toy ${world.key}` };
  const got = await send(`${toy.url}/things`, { method: 'HEAD', headers });
  expect(got).toMatchObject({ status: 404, text: '' });
  expect(Number(got.headers['content-length'])).toBeGreaterThan(0);
  expect((await world.call('GET', '/things')).status).toBe(200);
});

it('keeps two writes at the same moment apart', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => world.create()));
  expect(new Set(all.map(({ id }) => id)).size).toBe(20);
  const { id } = all[0];
  const finished = await Promise.all(Array.from({ length: 20 }, () => world.call('POST', `/things/${id}/finish`)));
  expect(finished.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 19 }, () => 409)]);
});
