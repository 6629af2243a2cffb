import type { Advice, Call } from '../../connection/dialect.js';
import type { Endpoint } from './endpoint.js';

/** How to find out whether a call was carried out whose answer was lost. */
export interface LookUp {
  /** The call that shows it, as it would be written: `paystand.payments.get('0c2h0zkajp8ipfipmzca0qt6')`. */
  readonly call: string;
  /** What to look for in its answer. */
  readonly lookFor: string;
}

/** What of a lost call its look-up needs: the ids in its path, and what its body names. */
type Lost = Readonly<Partial<Record<string, unknown>>>;

const deleted = 'the error not_found: then it was deleted';
const sameFields = 'the fields that were sent, under the names that they come back by';

/** Paystand knows no idempotency keys. Customers and invoices have keys of their own, so that sent again they are at worst refused. */
const lookUps = {
  'POST /payerCustomers': ({ extCustomerId }) => [
    "customers.list({ order: 'created DESC' })",
    `a customer with the extCustomerId ${quoted(extCustomerId)}; a second one with it would be refused`,
  ],
  'PUT /payerCustomers/{payerCustomerId}': ({ payerCustomerId }) => [
    `customers.get(${quoted(payerCustomerId)})`,
    'the fields that were sent',
  ],
  'DELETE /payerCustomers/{payerCustomerId}': ({ payerCustomerId }) => [`customers.get(${quoted(payerCustomerId)})`, deleted],
  'POST /receivables/create': ({ erpId }) => [
    `receivables.list({ extId: ${quoted(erpId)} })`,
    `an invoice with the extId ${quoted(erpId)}; a second one with it would be refused`,
  ],
  'PUT /receivables/{receivableId}/update': ({ receivableId }) => [`receivables.read(${quoted(receivableId)})`, sameFields],
  'POST /receivables/{receivableId}/cancel': ({ receivableId }) => [`receivables.read(${quoted(receivableId)})`, 'the status cancelled'],
  'DELETE /receivables/{receivableId}': ({ receivableId }) => [`receivables.read(${quoted(receivableId)})`, deleted],
  'POST /receivables/{receivableId}/attachments': ({ receivableId }) => [
    `receivables.read(${quoted(receivableId)})`,
    'an attachment made since then with the same name; sent again, there would be two',
  ],
  'PUT /receivables/{receivableId}/attachments/{attachmentId}': ({ receivableId, attachmentId }) => [
    `receivables.read(${quoted(receivableId)})`,
    `the attachment ${quoted(attachmentId)} with the new name and size; sent again, it would be the same`,
  ],
  'DELETE /receivables/{receivableId}/attachments/{attachmentId}': ({ receivableId, attachmentId }) => [
    `receivables.read(${quoted(receivableId)})`,
    `no attachment ${quoted(attachmentId)}: then it was removed`,
  ],
  'POST /payments/secure': ({ receivableId }) =>
    receivableId === undefined
      ? ["payments.list({ preset: 'past7days', dateType: 'created' })", 'a payment made since then with the same amount, payerId and meta']
      : [`receivables.transactions(${quoted(receivableId)})`, 'a transaction made since then whose payment has the same amount and meta'],
  'POST /payments/{paymentId}/refunds': ({ paymentId }) => [
    `payments.get(${quoted(paymentId)})`,
    'a refund made since then in `refunds`, with the same amount and description',
  ],
} satisfies { readonly [E in Endpoint]?: (lost: Lost) => readonly [call: string, lookFor: string] };

export function adviceFor({ endpoint, path, body }: Call): Advice<LookUp> {
  const [call, lookFor] = lookUps[endpoint as keyof typeof lookUps]({ ...(body as Lost | undefined), ...path });
  const lookUp = { call: `paystand.${call}`, lookFor };
  return { lookUp, text: `To find out, call ${lookUp.call} and look for ${lookFor}.` };
}

const quoted = (text: unknown = ''): string => `'${text}'`;
