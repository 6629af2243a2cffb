import { describe, expect, it } from 'vitest';
import { routes } from '../../src/paystand/index.js';
import { operationsOf, readDocument } from '../openapi/document.js';

interface Response {
  readonly headers: Record<string, { readonly $ref: string }>;
}
interface Parts {
  readonly security: readonly object[];
  readonly servers: readonly { readonly url: string }[];
  readonly components: {
    readonly responses: Record<string, Response>;
    readonly schemas: Record<string, { readonly properties?: Record<string, { readonly 'x-stored-as'?: string; readonly $ref?: string }> }>;
    readonly securitySchemes: Record<string, object>;
  };
}

const document = readDocument('paystand');
const parts = document as unknown as Parts;
const described = operationsOf(document);
const idsOf = (operations: typeof described) => operations.map(({ operation }) => operation.operationId).toSorted();
const answering = (status: string) => idsOf(described.filter(({ operation }) => status in operation.responses));
const words = (text: string) => text.trim().split(/\s+/).toSorted();

describe('Access to Paystand', () => {
  it('is under /v3 of two hosts [paystand.R1]', () => {
    expect(parts.servers.map(({ url }) => url)).toEqual(['https://api.paystand.co/v3', 'https://api.paystand.com/v3']);
  });

  it('takes a token and the merchant, but for the call that makes the token [paystand.R3]', () => {
    expect(parts.security).toEqual([{ AccessToken: [], MerchantId: [] }]);
    const { AccessToken, MerchantId } = parts.components.securitySchemes;
    expect([AccessToken, MerchantId]).toMatchObject([
      { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      { type: 'apiKey', in: 'header', name: 'X-CUSTOMER-ID' },
    ]);
    expect(idsOf(described.filter(({ operation }) => 'security' in operation))).toEqual(['createToken']);
    expect(described.find(({ operation }) => operation.operationId === 'createToken')?.operation).toMatchObject({ security: [] });
  });

  it('tells of the rate limit in every answer, and when to come back in a 429 [paystand.R32] [paystand.R36]', () => {
    const limits = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'];
    const { responses } = parts.components;
    expect(Object.keys(responses).filter((name) => limits.some((header) => !responses[name]?.headers[header]))).toEqual([]);
    expect(Object.keys(responses).filter((name) => responses[name]?.headers['Retry-After'])).toEqual(['TooManyRequests']);
  });
});

describe('Statuses of Paystand', () => {
  it('are these, and no others', () => {
    const statuses = new Set(described.flatMap(({ operation }) => Object.keys(operation.responses)));
    expect([...statuses].toSorted()).toEqual(['200', '201', '204', '400', '401', '402', '403', '404', '422', '429']);
  });

  it('are 429 everywhere, and 403 wherever a token is asked for', () => {
    expect(answering('429')).toEqual(idsOf(described));
    expect(answering('403')).toEqual(idsOf(described).filter((name) => name !== 'createToken'));
  });

  it('are 404 where the path has an id', () => {
    expect(answering('404')).toEqual(idsOf(described.filter(({ path }) => path.includes('{'))));
  });

  it('are 402 where a card is charged, or a bank confirmed', () => {
    expect(answering('402')).toEqual(['confirmDrops', 'createSecurePayment', 'sendDrops']);
  });

  it('are 400 where there is a body or a query, and where that is documented', () => {
    const asking = routes.filter(({ query, bodyRequired }) => query.length > 0 || bodyRequired).map(({ operationId }) => operationId);
    const unread = ['computeFee'];
    const alone = ['deleteAttachment', 'getTimezone'];
    expect(answering('400')).toEqual([...asking.filter((name) => !unread.includes(name)), ...alone].toSorted());
  });

  it('are 422 where what is well-formed may be refused', () => {
    expect(answering('422')).toEqual(
      words(`createToken createPayerCustomer updatePayerCustomer deletePayerCustomer createReceivable updateReceivable cancelReceivable
        deleteReceivable uploadAttachment replaceAttachment createCreditMemo updateCreditMemo createSecurePayment updatePayment createRefund
        updateRefund updateDispute getFeeSettingPlan listTransferReportEntries createWithdrawal updateWithdrawal updateWithdrawalSettings
        createPayer updatePayer createPayerBank updateBank confirmDrops updateCard verifyEvent`),
    );
  });
});

describe('Queries of Paystand', () => {
  const queries = new Map(routes.map(({ operationId, query }) => [operationId, query.join(' ')]));
  const plain = 'limit offset order';
  const filter = `${plain} f.querytype f.datepreset f.datestart f.dateend f.datetype f.limit f.offset f.order f.timezone`;

  it.each([
    ['listPayerCustomers', plain],
    ['listReceivables', `${filter} f.extId f.extCustomerId`],
    ['listReceivablesRead', plain],
    ['listReceivableTransactions', plain],
    ['listCreditMemos', `${plain} f.querytype f.payerCustomerId f.erpName`],
    ['listAllPayments', `${filter} startDate endDate`],
    ['listFees', `${plain} resourceId`],
    ['listRefunds', filter],
    ['listAllRefunds', filter],
    ['listDisputes', filter],
    ['listAllDisputes', filter],
    ['listTransfers', filter],
    ['listAllTransfers', plain],
    ['listTransferReportEntries', plain],
    ['listWithdrawals', filter],
    ['listAllWithdrawals', filter],
  ])('%s takes %s', (operationId, expected) => {
    expect(queries.get(operationId)).toBe(expected);
  });

  it('are asked of lists only', () => {
    expect(routes.filter(({ query }) => query.length > 0).every(({ operationId }) => operationId.startsWith('list'))).toBe(true);
  });
});

it('says under which name a member of an invoice comes back [paystand.R78] [paystand.R84] [paystand.R85]', () => {
  const { schemas } = parts.components;
  const storedAs = (name: string) =>
    Object.entries(schemas[name]?.properties ?? {}).flatMap(([member, property]) => {
      const referred = schemas[property.$ref?.split('/').at(-1) ?? ''] as { readonly 'x-stored-as'?: string } | undefined;
      const stored = property['x-stored-as'] ?? referred?.['x-stored-as'];
      return stored ? [[member, stored]] : [];
    });
  const expected = { erpId: 'extId', erpRef: 'invoiceKey', totalAmount: 'amount', postingDate: 'date', dueDate: 'dateDue' };
  expect(Object.fromEntries(storedAs('ReceivableCreate'))).toEqual(expected);
  expect(Object.fromEntries(storedAs('ReceivableUpdate'))).toEqual(expected);
});
