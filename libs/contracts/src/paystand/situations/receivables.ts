import type { Ground } from '../../verifier/index.js';
import type { components, operations } from '../index.js';
import { newCustomer, newReceivable, pdf, upload } from './requests.js';

type Schemas = components['schemas'];
type Bill = Partial<Schemas['ReceivableCreate']>;

/** Customers, their invoices, and the files of those. */
export function receivables({ api }: Ground<operations>) {
  const aCustomer = (fields?: Partial<Schemas['PayerCustomerCreate']>) =>
    api.createPayerCustomer({ body: newCustomer(fields) }).answers(200, { object: 'payerCustomer' });
  /** What the least says of a customer: the one named, or a new one. */
  const debtor = async ({ extCustomerId, payerCustomerId }: Bill) =>
    extCustomerId === undefined && payerCustomerId === undefined ? { payerCustomerId: (await aCustomer()).id } : {};
  const aReceivable = async (fields: Bill = {}) =>
    api.createReceivable({ body: newReceivable(await debtor(fields), fields) }).answers(200, { object: 'receivable' });
  return {
    aCustomer,
    /** Open, over 100 dollars, for a customer of its own. */
    aReceivable,
    /** Paid elsewhere, before Paystand knew of it. */
    aSettledReceivable: (fields: Bill = {}) => aReceivable({ ...fields, amountDue: '0.00' }),
    aCancelledReceivable: async (fields?: Bill) => {
      const { id: receivableId } = await aReceivable(fields);
      return api.cancelReceivable({ receivableId }).answers(200, { status: 'cancelled' });
    },
    /** A file of an invoice, a new one where none is named. */
    anAttachment: async ({ receivable, content = pdf(), name }: { receivable?: string; content?: string; name?: string } = {}) => {
      const receivableId = receivable ?? (await aReceivable()).id;
      const attached = await api
        .uploadAttachment({ receivableId, form: upload(content, name) })
        .answers(200, { object: 'receivableAttachment' });
      return { receivableId, attachmentId: attached.id, attached, content };
    },
  };
}
