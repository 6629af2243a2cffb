import type { TestMock } from '@paystub/testing';
import type { Entity, Sdk } from './sdk.js';

export const order = (fields: object = {}) => ({ amount: 1000, currency: 'EUR', description: 'Order 1001', ...fields });
export const account = { iban: 'NL91ABNA0417164300', account_holder_name: 'Kim de Vries' };

/** What the payer and the bank do. */
export async function act(mock: TestMock, key: string, action: string, fields: object): Promise<void> {
  const response = await fetch(`${mock.control}/worlds/paypro:${key}/paypro/actions/${action}?wait=deliveries`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** One object of every type that there is, at least. */
export async function everyType(mock: TestMock, key: string, sdk: Sdk) {
  const customer = await sdk.call('POST', '/customers', {});
  const mandate = await sdk.call('POST', '/mandates', { customer: customer.id, pay_method: 'direct-debit', ...account });
  const open = await sdk.call(
    'POST',
    '/payments',
    order({ pay_methods: ['creditcard'], customer: customer.id, metadata: { 'order.id': 1001 } }),
  );
  await act(mock, key, 'pay', { id: open.id });
  const refund = await sdk.call('POST', `/payments/${open.id}/refunds`, { amount: 400, ...account });
  await act(mock, key, 'chargeback', { id: open.id, amount: 100, reason: 'MD06' });
  const webhook = await sdk.call('POST', '/webhooks', { name: 'Shop', description: 'Orders', url: 'http://127.0.0.1:9/in', active: false });
  const debit = await sdk.call('POST', '/payments', order({ mandate: mandate.id }));
  const payment = await sdk.call('POST', '/payments', order());
  const [chargeback] = (await sdk.list('/chargebacks')).data;
  const recurring = await everySeries(sdk, customer, mandate);
  const [event] = (await sdk.list('/events')).data;
  return [customer, mandate, payment, debit, refund, chargeback, webhook, event, ...recurring] as readonly Entity[];
}

async function everySeries(sdk: Sdk, customer: Entity, mandate: Entity): Promise<readonly Entity[]> {
  const terms = {
    customer: customer.id,
    mandate: mandate.id,
    description: 'Gym',
    currency: 'EUR',
    period: { amount: 2500, interval: 'month', multiplier: 1 },
  };
  const subscription = await sdk.call('POST', '/subscriptions', terms);
  const plan = await sdk.call('POST', '/installment_plans', { ...terms, number_of_periods: 3 });
  const [period] = (await sdk.list(`/subscriptions/${subscription.id}/subscription_periods`)).data;
  const [planPeriod] = (await sdk.list(`/installment_plans/${plan.id}/installment_plan_periods`)).data;
  return [subscription, plan, period, planPeriod] as readonly Entity[];
}
