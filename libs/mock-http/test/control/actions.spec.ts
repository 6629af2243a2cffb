import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { send } from '../http.js';
import { openReceiver } from '../receiver.js';
import { stderr } from '../stderr.js';
import { toyMock } from '../toy-mock.js';
import { MINUTE, type Thing } from '../toy-records.js';
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

describe('actions', () => {
  it('are published with their fields and states', async () => {
    expect((await world.ask('GET', '/toy/actions')).body.actions).toEqual([
      { name: 'finish', on: 'things', from: ['new'], fields: expect.objectContaining({ type: 'object' }) },
      { name: 'find-again', on: 'things', from: ['lost', 'done'], fields: expect.any(Object) },
    ]);
  });

  it('see the state of a record at the time of its world', async () => {
    const [finish] = toyMock.actions;
    const stale = {
      ...finish,
      state: ({ created_at }: Thing, now: number) => (now < created_at + MINUTE ? 'new' : 'stale'),
    } as typeof finish;
    const other = await startToy({ mock: { ...toyMock, actions: [stale as NonNullable<typeof finish>] } });
    const theirs = await other.frozenWorld();
    const { id } = await theirs.create();
    await theirs.ask('POST', '/clock/advance', { by: 'PT1M' });
    expect(await theirs.ask('POST', '/toy/actions/finish', { id })).toMatchObject({ status: 409, body: { state: 'stale' } });
    const { id: fresh } = await theirs.create();
    expect((await theirs.ask('POST', '/toy/actions/finish', { id: fresh })).status).toBe(200);
    await other.stop();
  });

  it('answer with what they changed, told and sent, and wait for deliveries when asked', async () => {
    const receiver = await openReceiver();
    await world.listen(receiver.url);
    const { id } = await world.create();
    const { status, body } = await world.ask('POST', '/toy/actions/finish?wait=deliveries', { id, twice: true });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      changed: [
        { collection: 'things', id, record: { state: 'done', page: expect.stringContaining('/~') } },
        { collection: 'notes-taken' },
        { collection: 'notes-taken' },
      ],
      events: [{ type: 'thing.done' }, { type: 'thing.done' }],
      deliveries: [{ state: 'delivered' }, { state: 'delivered' }],
    });
    expect(receiver.arrivals.map(({ body: { type } }) => type)).toEqual(['thing.created', 'thing.done', 'thing.done']);
    await receiver.close();
  });

  it('are in the journal with what they did', async () => {
    const { id } = await world.create();
    await world.ask('POST', '/toy/actions/finish', { id });
    expect((await world.ask('GET', '/requests?provider=control')).body.data).toMatchObject([
      { operation: 'runAction', path: `/worlds/${world.id}/toy/actions/finish`, changed: [{ collection: 'things', id }, {}], events: [{}] },
    ]);
  });

  it('that the state forbids are refused with the table of states', async () => {
    const { id } = await world.create();
    const refused = await world.ask('POST', '/toy/actions/find-again', { id });
    expect(refused).toMatchObject({
      status: 409,
      body: {
        type: 'urn:paystub:state-forbids',
        detail: `find-again is for lost, done; ${id} is new.`,
        state: 'new',
        states: { finish: ['new'], 'find-again': ['lost', 'done'] },
      },
    });
  });

  it('that a rule of the provider forbids are refused in its words, and change nothing', async () => {
    const { id } = await world.create({ name: 'stubborn' });
    expect(await world.ask('POST', '/toy/actions/finish', { id })).toMatchObject({
      status: 409,
      body: { detail: 'refused: stubborn', state: 'new' },
    });
    expect((await world.ask('GET', `/toy/things/${id}`)).body.state).toBe('new');
    expect((await world.ask('GET', '/requests')).body.data).toHaveLength(1);
  });

  it.each([
    ['twice', 400, 'urn:paystub:invalid-request'],
    ['twice[0].much', 400, 'urn:paystub:invalid-request'],
    ['name', 409, 'urn:paystub:state-forbids'],
  ])('that a rule forbids for %s are refused with %i', async (param, status, type) => {
    const other = await startToy({ mock: { ...toyMock, render: (fault, id) => ({ ...toyMock.render(fault, id), param }) } });
    const theirs = await other.frozenWorld();
    const { id } = await theirs.create({ name: 'stubborn' });
    expect(await theirs.ask('POST', '/toy/actions/finish', { id, twice: true })).toMatchObject({ status, body: { type } });
    await other.stop();
  });

  it('with a bug in them are told, change nothing, and say whose fault it is', async () => {
    const { id } = await world.create({ name: 'buggy' });
    const told = await stderr(async () => {
      const got = await send(`${toy.control}/worlds/toy:${world.key}/toy/actions/finish`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ id }),
      });
      expect(got).toMatchObject({
        status: 500,
        headers: { 'x-mock-bug': '1' },
        body: { type: 'urn:paystub:bug', fix: expect.any(String) },
      });
      expect(got.text).not.toContain('a bug in this rule');
    });
    expect(told).toContain(
      `a bug in POST /worlds/toy:${world.key}/toy/actions/finish`.replace(`toy:${world.key}`, `…${world.key.slice(-4)}`),
    );
    expect(told).toContain('TypeError: a bug in this rule');
    expect((await world.ask('GET', `/toy/things/${id}`)).body.state).toBe('new');
  });

  it.each([
    ['finish', { id: 'unknown' }, 404, 'unknown-record'],
    ['finish', {}, 400, 'invalid-request'],
    ['finish', { id: 'tgfixture', twice: 'yes' }, 400, 'invalid-request'],
    ['finish', { id: 'tgfixture', thrice: true }, 400, 'invalid-request'],
    ['fnish', { id: 'tgfixture' }, 404, 'unknown-action'],
    ['constructor', { id: 'tgfixture' }, 404, 'unknown-action'],
  ])('%s with %j is refused: %i %s', async (action, body, status, type) => {
    expect(await world.ask('POST', `/toy/actions/${action}`, body)).toMatchObject({ status, body: { type: `urn:paystub:${type}` } });
  });
});
