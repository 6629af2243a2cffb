import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPaypro, type Paypro } from '../../src/paypro/index.js';
import type { StubAnswer } from '../stub-server.js';
import { key, payment, refused } from './answers.js';
import { writes } from './calls.js';
import { requestId, type Stub, startStub } from './stub.js';
import { thrownBy } from './thrown-by.js';

let stub: Stub;
let paypro: Paypro;

beforeEach(async () => {
  stub = await startStub();
  paypro = createPaypro({ apiKey: key, baseUrl: stub.url });
});

afterEach(async () => {
  await stub.close();
  expect(stub.faults).toEqual([]);
});

const order = { amount: 2500, currency: 'EUR', description: 'Order 1001' } as const;
const created = JSON.stringify(payment);

/** How each write is looked up, once its answer was lost. */
const lookUps: Readonly<Record<string, readonly [call: string, lookFor: string]>> = {
  createPayment: ['payments.list()', 'amount, description and metadata'],
  cancelPayment: ["payments.get('PP1')", 'canceled'],
  createRefund: ["payments.refunds('PP1')", 'amount, description and reason'],
  cancelRefund: ["refunds.get('PR1')", 'canceled'],
  createCustomer: ['customers.list()', 'email'],
  updateCustomer: ["customers.get('CU1')", 'fields that were sent'],
  deleteCustomer: ["customers.get('CU1')", 'not_found'],
  createMandate: ["customers.mandates('CUA1B2C3D4E5F6')", 'pay_method'],
  createSubscription: ["customers.subscriptions('CUA1B2C3D4E5F6')", 'metadata'],
  updateSubscription: ["subscriptions.get('PS1')", 'fields that were sent'],
  cancelSubscription: ["subscriptions.get('PS1')", 'canceled'],
  pauseSubscription: ["subscriptions.get('PS1')", 'paused'],
  resumeSubscription: ["subscriptions.get('PS1')", 'active'],
  createSubscriptionPeriod: ["subscriptions.periods('PS1')", 'amount'],
  createInstallmentPlan: ['installmentPlans.list()', 'customer'],
  updateInstallmentPlan: ["installmentPlans.get('PI1')", 'fields that were sent'],
  cancelInstallmentPlan: ["installmentPlans.get('PI1')", 'canceled'],
  pauseInstallmentPlan: ["installmentPlans.get('PI1')", 'paused'],
  resumeInstallmentPlan: ["installmentPlans.get('PI1')", 'active'],
  createWebhook: ['webhooks.list()', 'url'],
  updateWebhook: ["webhooks.get('WH1')", 'fields that were sent'],
  deleteWebhook: ["webhooks.get('WH1')", 'not_found'],
};

describe('a lost answer to a write', () => {
  it.each(Object.entries(writes))('of %s is an unknown outcome, is not sent again, and says where to look', async (name, write) => {
    stub.on(name, () => ({ status: 200, cut: 'before' }));
    const error = await thrownBy(write(paypro));
    expect(stub.calls.map(({ operationId }) => operationId)).toEqual([name]);
    const [call, lookFor] = lookUps[name] ?? [];
    expect(error).toMatchObject({
      kind: 'unknown_outcome',
      why: 'connection',
      status: null,
      lookUp: { call: `paypro.${call}`, lookFor: expect.stringContaining(lookFor ?? 'nothing') },
    });
    expect(error.message).toContain(`call paypro.${call} and look for `);
  });

  it.each<[string, StubAnswer, 'connection' | 'unreadable']>([
    ['broke off within the body', { status: 201, raw: created, cut: 'within' }, 'connection'],
    ['is a page', { status: 201, raw: '<!doctype html>' }, 'unreadable'],
    ['is cut short by a gateway', { status: 201, raw: created.slice(0, 40) }, 'unreadable'],
    ['is empty', { status: 201, raw: '' }, 'unreadable'],
    ['is JSON of someone else', { status: 200, raw: '{"ok":true}' }, 'unreadable'],
    ['is that of a gateway that gave up', { status: 504, raw: '<html>Gateway timeout</html>' }, 'unreadable'],
    ['is that of a proxy that gave up', { status: 408, raw: '' }, 'unreadable'],
  ])('that %s', async (_, answer, why) => {
    stub.on('createPayment', () => answer);
    const error = await thrownBy(paypro.payments.create(order));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why, status: answer.status, requestId });
    expect(stub.calls).toHaveLength(1);
  });

  it('that does not come in time', async () => {
    stub.on('createPayment', () => new Promise(() => {}));
    const error = await thrownBy(paypro.payments.create(order, { timeoutMs: 30 }));
    expect(error).toMatchObject({ kind: 'unknown_outcome', why: 'timeout' });
    expect(error.message).toContain('POST /payments may or may not have been carried out: no answer within 30 ms. It is not sent again.');
  });

  it('that its caller no longer waits for', async () => {
    const giveUp = new AbortController();
    stub.on('createPayment', () => {
      giveUp.abort();
      return new Promise(() => {});
    });
    expect(await thrownBy(paypro.payments.create(order, { signal: giveUp.signal }))).toMatchObject({
      kind: 'unknown_outcome',
      why: 'aborted',
    });
  });
});

describe('the outcome is known', () => {
  it('when the status refuses, though the reason is lost', async () => {
    const body = JSON.stringify(refused('Description must be set', 'description'));
    stub.on('createPayment', () => ({ status: 422, raw: body, cut: 'within' }));
    expect(await thrownBy(paypro.payments.create(order))).toMatchObject({ kind: 'unexpected_answer', status: 422, requestId });
  });

  it('when the call was sent elsewhere by a redirect, which is not followed', async () => {
    stub.on('createPayment', () => ({ status: 307, raw: '', headers: { location: 'http://127.0.0.1:9/' } }));
    expect(await thrownBy(paypro.payments.create(order))).toMatchObject({ kind: 'unexpected_answer', status: 307 });
  });

  it('by looking: the payment that was made after all is found', async () => {
    stub.on('createPayment', () => ({ status: 201, cut: 'before' }));
    const error = await thrownBy(paypro.payments.create({ ...order, metadata: { order_id: 1001 } }));
    expect(error.kind).toBe('unknown_outcome');
    for await (const { id, metadata } of paypro.payments.list()) if (metadata.order_id === 1001) expect(id).toBe(payment.id);
  });
});
