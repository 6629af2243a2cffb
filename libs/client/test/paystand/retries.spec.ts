import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaystand } from '../../src/paystand/index.js';
import type { StubAnswer } from '../stub-server.js';
import { credentials, token } from './kit/access.js';
import { newReceivable, reads, writes } from './kit/calls.js';
import { payment } from './kit/money.js';
import { answerOf } from './kit/samples.js';
import { type Stub, startStub } from './kit/stub.js';
import { thrownBy } from './kit/thrown-by.js';

let stub: Stub;
let waits: number[];

const sleep = async (ms: number) => {
  waits.push(ms);
};

beforeEach(async () => {
  waits = [];
  stub = await startStub({ sleep });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const first = (operationId: string, answer: StubAnswer) => stub.on(operationId, (_, nth) => (nth === 1 ? answer : answerOf(operationId)));

/** A client whose connection fails so often before it gets through, once it has its token. */
function failing(times: number, cause: object) {
  const asked: string[] = [];
  const fetch = async ({ url }: Request) => {
    if (url.endsWith('/oauth/token')) return Response.json(token);
    asked.push(url);
    if (asked.length <= times) throw new TypeError('fetch failed', { cause });
    return Response.json({ object: 'receivable' });
  };
  return { asked, paystand: createPaystand({ ...credentials, environment: 'sandbox', fetch, sleep }) };
}
const nobodyListens = { code: 'ECONNREFUSED', syscall: 'connect', message: 'connect ECONNREFUSED 127.0.0.1:9' };

describe('what changes nothing is repeated', () => {
  it.each<[string, StubAnswer]>([
    ['a connection that broke before the answer', { status: 200, cut: 'before' }],
    ['a connection that broke within the answer', { status: 200, raw: JSON.stringify(payment), cut: 'within' }],
    ['a gateway without a server', { status: 502, raw: '<html>' }],
    ['a server that is down for a moment', { status: 503, raw: '{}' }],
  ])('after %s', async (_, answer) => {
    for (const [name, read] of Object.entries(reads).filter(([name]) => name !== 'downloadAttachment')) {
      first(name, answer);
      await read(stub.paystand);
    }
    expect(stub.asked()).toHaveLength(2 * (Object.keys(reads).length - 1));
  });

  it('twice at most, and longer apart each time', async () => {
    stub.on('getPayment', () => ({ status: 503, raw: '{}' }));
    expect(await thrownBy(stub.paystand.payments.get(payment.id))).toMatchObject({ kind: 'server', status: 503 });
    expect(stub.asked()).toHaveLength(3);
    const [once = 0, twice = 0] = waits;
    expect([once > 125 && once <= 250, twice > 250 && twice <= 500]).toEqual([true, true]);
  });

  it('a file until it begins to come', async () => {
    first('downloadAttachment', { status: 503, raw: '' });
    await reads.downloadAttachment?.(stub.paystand);
    expect(stub.asked()).toHaveLength(2);
    stub.on('downloadAttachment', () => ({ ...answerOf('downloadAttachment'), cut: 'within' }));
    expect(await thrownBy(reads.downloadAttachment?.(stub.paystand) ?? Promise.resolve())).toMatchObject({ kind: 'connection' });
    expect(stub.asked()).toHaveLength(3);
  });
});

describe('what changes something is repeated', () => {
  it('when nobody can have got it', async () => {
    const { asked, paystand } = failing(2, nobodyListens);
    await paystand.receivables.create(newReceivable);
    expect(asked).toHaveLength(3);
  });

  it('and says that it reached nobody when that stays so', async () => {
    const { asked, paystand } = failing(9, nobodyListens);
    expect(await thrownBy(paystand.receivables.create(newReceivable))).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED' });
    expect(asked).toHaveLength(3);
  });

  it('not when it may have been sent', async () => {
    const { asked, paystand } = failing(1, { code: 'ECONNRESET', syscall: 'read', message: 'read ECONNRESET' });
    expect(await thrownBy(paystand.receivables.create(newReceivable))).toMatchObject({ kind: 'unknown_outcome', why: 'connection' });
    expect(asked).toHaveLength(1);
  });

  it.each(Object.entries(writes))('never otherwise: %s', async (name, write) => {
    stub.on(name, () => ({ status: 503, raw: '{}' }));
    expect(await thrownBy(write(stub.paystand))).toMatchObject({ kind: 'unknown_outcome', status: 503 });
    expect(stub.asked()).toHaveLength(1);
    expect(waits).toEqual([]);
  });
});
