import type { Ground } from '../../verifier/index.js';
import type { components, operations } from '../index.js';

type Schemas = components['schemas'];
type NewMandate = Partial<Schemas['MandateCreate']>;

/** What PayPro may know of a customer. */
export const kim = {
  email: 'kim@shop.example',
  first_name: 'Kim',
  last_name: 'de Vries',
  address: 'Dorpsstraat 2',
  postal: '1234AA',
  city: 'Ons Dorp',
  country: 'NL',
  vat_number: 'NL001234567B01',
  company_name: 'Bakkerij De Vries',
  phone_number: '+31201234567',
} as const satisfies Schemas['CustomerFields'];

/** A direct debit from the account of a customer. */
export const debitOf = (customer: string, fields: NewMandate = {}): Schemas['MandateCreate'] => ({
  customer,
  pay_method: 'direct-debit',
  iban: 'NL91ABNA0417164300',
  account_holder_name: 'K. de Vries',
  ...fields,
});

/** Customers, and what they have agreed to. */
export function agreements({ api, control, passSeconds }: Ground<operations>) {
  const aCustomer = (fields: Schemas['CustomerFields'] = {}) => api.createCustomer({ body: fields }).answers(201, { type: 'customer' });
  const aMandate = async (fields: NewMandate = {}) => {
    const customer = fields.customer ?? (await aCustomer()).id;
    return api.createMandate({ body: debitOf(customer, fields) }).answers(201, { type: 'mandate' });
  };
  return {
    aCustomer,
    /** A direct debit, as the answer that creates it has it. */
    aMandate,
    anApprovedMandate: async (fields?: NewMandate) => {
      const { id } = await aMandate(fields);
      // PayPro does that by itself, shortly after.
      for (let asked = 0; asked < 10; asked += 1) {
        const { state } = await api.getMandate({ id }).answers(200, { type: 'mandate' });
        if (state === 'approved') break;
        await passSeconds(1);
      }
      return api.getMandate({ id }).answers(200, { state: 'approved' });
    },
    /** The mandate that a first payment by this method left. */
    aMandateByFirstPayment: async (method: Schemas['PayMethodId'], fields: { readonly customer?: string } = {}) => {
      const customer = fields.customer ?? (await aCustomer()).id;
      const order = { amount: 1000, currency: 'EUR', description: 'First order', customer, setup_mandate: true } as const;
      const { id } = await api.createPayment({ body: { ...order, pay_methods: [method] } }).answers(201, { type: 'payment' });
      await control.act('pay', { id });
      const { data } = await api.listCustomerMandates({ id: customer }).answers(200, { type: 'list' });
      return api.getMandate({ id: data[0]?.id ?? '' }).answers(200, { state: 'approved', customer });
    },
  };
}
