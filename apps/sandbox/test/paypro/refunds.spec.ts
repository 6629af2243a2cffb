import { createControl, type WorldControl } from '@paystub/client/control';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Program, startBundle } from '../kit/bundle.js';
import { type List, Merchant, newKey, type Refund } from '../kit/paypro.js';

let program: Program;
let merchant: Merchant;
let world: WorldControl;
let payment: string;

beforeAll(async () => {
  program = await startBundle();
});

beforeEach(async () => {
  merchant = new Merchant(program.ready.paypro.url, newKey());
  world = createControl({ url: program.ready.control.url }).world(`paypro:${merchant.key}`);
  payment = (await merchant.createPayment()).id;
  await world.act('paypro', 'pay', { id: payment });
});

afterAll(async () => {
  await program?.stop();
});

const tooMuch = { status: 422, body: { error: { type: 'invalid_request', param: 'amount', message: 'Amount is too high' } } };
const refunds = () => merchant.done<List<Refund>>('GET', `/payments/${payment}/refunds?limit=100`);

describe('refunds of a payment of 1000', () => {
  it('may be 600 and 400, and not a cent more [paypro.R48]', async () => {
    expect(await merchant.refund(payment, 600)).toMatchObject({ status: 201, body: { amount: 600, state: 'open', payment } });
    expect(await merchant.refund(payment, 400)).toMatchObject({ status: 201, body: { amount: 400, state: 'open', payment } });
    expect(await merchant.refund(payment, 1)).toMatchObject(tooMuch);
    expect((await refunds()).data.map(({ amount }) => amount)).toEqual([400, 600]);
    await world.advance({ by: 'P7D' });
    expect(await merchant.payment(payment)).toMatchObject({ state: 'completed', refunded_amount: 1000 });
    expect(await merchant.refund(payment, 1)).toMatchObject(tooMuch);
  });

  it('free their amount when they are cancelled [paypro.R57]', async () => {
    await merchant.refund(payment, 600);
    const { body } = await merchant.refund(payment, 400);
    expect(await merchant.refund(payment, 400)).toMatchObject(tooMuch);
    expect(await merchant.done('DELETE', `/refunds/${body.id}`)).toMatchObject({ state: 'canceled' });
    expect(await merchant.refund(payment, 401)).toMatchObject(tooMuch);
    expect(await merchant.refund(payment, 400)).toMatchObject({ status: 201 });
    expect(await merchant.refund(payment, 1)).toMatchObject(tooMuch);
  });

  it('are ten of 100 where twenty come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => merchant.refund(payment, 100)));
    const accepted = answers.filter(({ status }) => status === 201);
    const refused = answers.filter(({ status }) => status !== 201);
    expect(new Set(accepted.map(({ body }) => body.id)).size).toBe(10);
    expect(refused).toHaveLength(10);
    for (const answer of refused) expect(answer).toMatchObject(tooMuch);
    expect(await refunds()).toMatchObject({ count: 10 });
    expect((await merchant.eventTypes()).filter((type) => type === 'refund.created')).toHaveLength(10);
  });
});
