import type { components } from '@paystub/contracts/control';

type Schemas = components['schemas'];

export const noon = '2026-01-31T12:00:00.000Z';

export const world: Schemas['World'] = {
  id: 'w_4kT9bQ2mXv7Z',
  seed: 'checkout-spec',
  createdAt: noon,
  now: noon,
  frozen: true,
  epoch: 1,
  credentials: { paypro: { apiKey: '…Pa5E' } },
  records: 0,
  pendingDeliveries: 0,
};

export const payment = { id: 'PP1', state: 'paid', amount: 1000 };

export const summary: Schemas['DeliverySummary'] = {
  id: 'D1',
  event: 'EV1',
  eventType: 'payment.paid',
  provider: 'paypro',
  receiver: 'WH1',
  url: 'http://127.0.0.1:9999/hook',
  state: 'pending',
  reason: null,
  nextAttemptAt: noon,
};

export const change: Schemas['Change'] = {
  changed: [{ collection: 'payments', id: 'PP1', record: payment }],
  events: [{ id: 'EV1', type: 'payment.paid', provider: 'paypro' }],
  deliveries: [summary],
};

export const fired = (seq: number): Schemas['FiredJob'] => ({ seq, at: noon, provider: 'paypro', job: 'expire', ...change });

export const advance = (told: Partial<Schemas['Advance']> = {}): Schemas['Advance'] => ({
  from: noon,
  to: noon,
  now: noon,
  frozen: true,
  more: false,
  fired: [],
  ...told,
});

export const entry = (seq: number): Schemas['RequestSummary'] => ({
  seq,
  at: noon,
  receivedAt: noon,
  provider: 'paypro',
  operation: 'createPayment',
  method: 'POST',
  path: '/payments',
  status: 201,
  durationMs: 1.5,
  credential: '…Pa5E',
  refused: null,
  changed: [],
  events: [],
  deliveries: [],
  mark: null,
});
