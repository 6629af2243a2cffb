/** Objects as PayPro answers with them, composed for these specs. */
const api = 'https://api.paypro.nl';

export const payMethod = {
  id: 'ideal',
  type: 'pay_method',
  name: 'iDEAL',
  currencies: ['EUR'],
  minimum_amount: 10,
  maximum_amount: 5000000,
  details: { issuers: [{ code: 'ABNANL2A', name: 'ABN AMRO' }] },
};

export const payment = {
  id: 'PPA1B2C3D4E5F6',
  type: 'payment',
  amount: 2500,
  currency: 'EUR',
  description: 'Order 1001',
  pay_method: payMethod,
  state: 'open',
  refunded_amount: 0,
  return_url: 'https://shop.example/done',
  cancel_url: null,
  metadata: { order_id: 1001 },
  customer: null,
  mandate: null,
  subscription: null,
  installment_plan: null,
  paid_at: null,
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/payments/PPA1B2C3D4E5F6`, checkout: `${api}/checkout/PPA1B2C3D4E5F6` },
};

export const refund = {
  id: 'PRA1B2C3D4E5F6',
  type: 'refund',
  amount: 500,
  description: 'Order 1001',
  reason: null,
  currency: 'EUR',
  payment: 'PPA1B2C3D4E5F6',
  state: 'open',
  refunded_at: null,
  created_at: '2024-05-02T09:00:00Z',
  _links: { self: `${api}/refunds/PRA1B2C3D4E5F6`, payment: `${api}/payments/PPA1B2C3D4E5F6` },
};

export const chargeback = {
  id: 'PCA1B2C3D4E5F6',
  type: 'chargeback',
  amount: 1500,
  description: 'Order 1001',
  reason: 'MD06',
  currency: 'EUR',
  payment: 'PPA1B2C3D4E5F6',
  state: 'completed',
  charged_back_at: '2024-06-11T08:27:58Z',
  created_at: '2024-06-11T08:27:58Z',
  _links: { self: `${api}/chargebacks/PCA1B2C3D4E5F6`, payment: `${api}/payments/PPA1B2C3D4E5F6` },
};

export const customer = {
  id: 'CUA1B2C3D4E5F6',
  type: 'customer',
  email: 'kim@shop.example',
  first_name: null,
  last_name: null,
  address: null,
  postal: null,
  city: null,
  country: 'NL',
  vat_number: '',
  company_name: '',
  phone_number: null,
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/customers/CUA1B2C3D4E5F6` },
};

export const webhook = {
  id: 'WHA1B2C3D4E5F6',
  type: 'webhook',
  name: 'Shop',
  description: 'Orders',
  url: 'https://shop.example/hook',
  active: true,
  secret: '996QF2kLfVcmF8hzikZVfeB7GPH2RdP7',
  enabled_event_types: ['payment.created', 'payment.paid'],
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/webhooks/WHA1B2C3D4E5F6` },
};

export const event = (payload: { readonly type: string; readonly [field: string]: unknown }) => ({
  id: 'EVA1B2C3D4E5F6A7B8',
  type: 'event',
  event_type: `${payload.type}.created`,
  payload,
  created_at: '2024-05-01T10:00:00Z',
  _links: { self: `${api}/events/EVA1B2C3D4E5F6A7B8` },
});

export const listOf = (path: string, ...data: readonly unknown[]) => ({
  type: 'list',
  data,
  count: data.length,
  _links: { self: `${api}/${path}` },
});
