import { describe, expect, it } from 'vitest';
import { routes } from '../../src/paystand/index.js';
import { fieldsOf, itIsAsDocumented, operationsOf, readDocument, readTable } from '../openapi/document.js';

const document = readDocument('paystand');
const described = operationsOf(document);

/** The provider's operations and what they answer with, restated. */
const documented = readTable(`
  E1  POST   /oauth/token                                                      200 Token                     createToken
  E2  GET    /customers/timezone                                               200 Timezone                  getTimezone
  E3  POST   /payerCustomers                                                   200 PayerCustomer             createPayerCustomer
  E4  GET    /payerCustomers                                                   200 PayerCustomerList         listPayerCustomers
  E5  GET    /payerCustomers/{payerCustomerId}                                 200 PayerCustomer             getPayerCustomer
  E6  PUT    /payerCustomers/{payerCustomerId}                                 200 PayerCustomer             updatePayerCustomer
  E7  DELETE /payerCustomers/{payerCustomerId}                                 204 Deleted                   deletePayerCustomer
  E8  POST   /receivables/create                                               200 Receivable                createReceivable
  E9  GET    /receivables                                                      200 ReceivableList            listReceivables
  E10 GET    /receivables/read                                                 200 ReceivableList            listReceivablesRead
  E11 GET    /receivables/{receivableId}/read                                  200 ReadReceivable            readReceivable
  E12 GET    /receivables/{receivableId}                                       200 BareReceivable            getReceivable
  E13 PUT    /receivables/{receivableId}/update                                200 Receivable                updateReceivable
  E14 POST   /receivables/{receivableId}/cancel                                200 Receivable                cancelReceivable
  E15 DELETE /receivables/{receivableId}                                       204 Deleted                   deleteReceivable
  E16 GET    /receivables/{receivableId}/transactions                          200 ReceivableTransactionList listReceivableTransactions
  E17 POST   /receivables/{receivableId}/attachments                           200 ReceivableAttachment      uploadAttachment
  E18 PUT    /receivables/{receivableId}/attachments/{attachmentId}            200 ReceivableAttachment      replaceAttachment
  E19 DELETE /receivables/{receivableId}/attachments/{attachmentId}            204 Deleted                   deleteAttachment
  E20 GET    /receivables/{receivableId}/attachments/{attachmentId}/download   200 AttachmentFile            downloadAttachment
  E21 POST   /creditMemos                                                      201 CreditMemo                createCreditMemo
  E22 GET    /creditMemos                                                      200 CreditMemoList            listCreditMemos
  E23 GET    /creditMemos/{creditMemoId}                                       200 CreditMemo                getCreditMemo
  E24 PUT    /creditMemos/{creditMemoId}                                       200 CreditMemo                updateCreditMemo
  E25 PATCH  /creditMemos/{creditMemoId}/cancel                                200 CreditMemo                cancelCreditMemo
  E26 PATCH  /creditMemos/{creditMemoId}/activate                              200 CreditMemo                activateCreditMemo
  E27 GET    /payments/all                                                     200 PaymentList               listAllPayments
  E28 GET    /payments/{paymentId}                                             200 Payment                   getPayment
  E29 POST   /payments/secure                                                  200 Payment                   createSecurePayment
  E30 GET    /fees                                                             200 FeeList                   listFees
  E31 GET    /fees/{feeId}                                                     200 Fee                       getFee
  E32 POST   /fees/compute                                                     200 Fee                       computeFee
  E33 POST   /feeSplits/splitFees                                              200 FeeSplits                 splitFees
  E34 POST   /feeSplits/computeFees                                            200 FeeSplit                  computeFeeSplit
  E35 GET    /feeSettingPlan/{feeSettingPlanId}                                200 FeeSettingPlan            getFeeSettingPlan
  E36 GET    /refunds                                                          200 RefundList                listRefunds
  E37 GET    /refunds/all                                                      200 RefundList                listAllRefunds
  E38 GET    /refunds/{refundId}                                               200 Refund                    getRefund
  E39 GET    /disputes                                                         200 DisputeList               listDisputes
  E40 GET    /disputes/all                                                     200 DisputeList               listAllDisputes
  E41 GET    /disputes/{disputeId}                                             200 Dispute                   getDispute
  E42 GET    /transfers                                                        200 TransferList              listTransfers
  E43 GET    /transfers/all                                                    200 TransferList              listAllTransfers
  E44 GET    /transfers/{transferId}                                           200 Transfer                  getTransfer
  E45 GET    /transfers/{transferId}/report                                    200 TransferReport            getTransferReport
  E46 GET    /transfers/{transferId}/report/entries                            200 TransferReportEntryList   listTransferReportEntries
  E47 GET    /withdrawals                                                      200 WithdrawalList            listWithdrawals
  E48 GET    /withdrawals/all                                                  200 WithdrawalList            listAllWithdrawals
  E49 GET    /withdrawals/{withdrawalId}                                       200 Withdrawal                getWithdrawal
  E50 POST   /payers/{payerId}/banks                                           200 Bank                      createPayerBank
  E51 POST   /banks/{bankId}/drops                                             200 Bank                      sendDrops
  E52 PUT    /banks/{bankId}/drops                                             200 Bank                      confirmDrops
  E53 POST   /payments/{paymentId}/refunds                                     200 Refund                    createRefund
  E54 PUT    /payments/{paymentId}                                             200 Payment                   updatePayment
  E55 PUT    /refunds/{refundId}                                               200 Refund                    updateRefund
  E56 PUT    /disputes/{disputeId}                                             200 Dispute                   updateDispute
  E57 GET    /events/{eventId}                                                 200 Event                     getEvent
  E58 POST   /events/{eventId}/verify                                          200 Event                     verifyEvent
  E59 POST   /withdrawals                                                      200 Withdrawal                createWithdrawal
  E60 PUT    /withdrawals/{withdrawalId}                                       200 Withdrawal                updateWithdrawal
  E61 PUT    /withdrawals/settings                                             200 WithdrawalSettings        updateWithdrawalSettings
  E62 POST   /payers                                                           200 Payer                     createPayer
  E63 GET    /payers/{payerId}                                                 200 Payer                     getPayer
  E64 PUT    /payers/{payerId}                                                 200 Payer                     updatePayer
  E65 GET    /banks/{bankId}                                                   200 Bank                      getBank
  E66 PUT    /banks/{bankId}                                                   200 Bank                      updateBank
  E67 GET    /cards/{cardId}                                                   200 Card                      getCard
  E68 PUT    /cards/{cardId}                                                   200 Card                      updateCard
  E69 GET    /payments/{paymentId}/balances                                    200 PaymentBalance            getPaymentBalance
  E70 GET    /payments/balances/changes/{balanceChangeId}                      200 BalanceChange             getBalanceChange`);

/** What requests carry, with the members that have to be there, and what that carries. */
const asked = {
  TokenRequest: 'grant_type client_id client_secret',
  PayerCustomerCreate: 'extCustomerId customerName email',
  PayerCustomerUpdate: '',
  ReceivableCreate: 'erpId erpRef totalAmount dueDate',
  ReceivableCreateForm: '',
  ReceivableUpdate: 'erpId erpRef totalAmount dueDate',
  AttachmentUpload: 'attachment',
  CreditMemoCreate: 'extId extKey amount amountRemaining extCustomerId extCreationDate extPostedDate status',
  CreditMemoUpdate: '',
  PaymentCreate: 'amount currency',
  PaymentUpdate: '',
  FeeSplitAsked: 'subtotal feeSplitType',
  PayerCreate: 'name email',
  PayerUpdate: '',
  AddressFields: 'street1 city state postalCode country',
  BankCreate: 'accountHolderType nameOnAccount accountType routingNumber accountNumber currency country',
  BankUpdate: '',
  CardCreate: 'nameOnCard cardNumber expirationMonth expirationYear securityCode',
  CardUpdate: '',
  FeeSplitsQuote: 'subtotal currency',
  FeeSplitQuote: 'feeType subtotal currency',
  RefundCreate: 'amount',
  RefundUpdate: '',
  DisputeUpdate: '',
  WithdrawalCreate: 'amount currency',
  WithdrawalUpdate: '',
  WithdrawalSettingsUpdate: 'auto',
  AutoWithdrawalAsked: 'frequency active accounts',
  DropsConfirmation: 'amounts',
  EventVerification: 'id object resource diff urls created lastUpdated status',
};

describe('The Paystand document', () => {
  itIsAsDocumented(document, routes, documented, Object.keys(asked));

  it('has seventy operations, fewer of which no document of the provider states', () => {
    expect(documented).toHaveLength(70);
    const marked = described.flatMap(({ operation }) => operation['x-basis'] && `${operation.operationId} ${operation['x-basis']}`);
    expect(marked.filter(Boolean).toSorted()).toEqual([
      'computeFee observed',
      'deletePayerCustomer inferred',
      'deleteReceivable inferred',
      'downloadAttachment inferred',
      'getReceivable observed',
      'replaceAttachment inferred',
      'verifyEvent observed',
    ]);
  });

  it('requires what the provider requires, and what can only be needed', () => {
    const { schemas } = document.components;
    const required = Object.fromEntries(Object.keys(asked).map((name) => [name, (schemas[name]?.required ?? []).join(' ')]));
    expect(required).toEqual(asked);
  });

  it('has the members of bodies in the order in which they are documented', () => {
    const customer = 'extCustomerId customerName email contactFirstName contactLastName';
    const invoice = 'extCustomerId payerCustomerId erpId erpRef totalAmount amountDue currency postingDate dueDate status';
    const memo = 'extId extKey amount amountRemaining extCustomerId extCreationDate extPostedDate status currency';
    const payer = 'name email address externalId meta';
    expect(fieldsOf(routes)).toEqual({
      createToken: 'grant_type client_id client_secret scope',
      createPayerCustomer: customer,
      updatePayerCustomer: customer,
      createReceivable: invoice,
      updateReceivable: invoice,
      uploadAttachment: '',
      replaceAttachment: '',
      createCreditMemo: memo,
      updateCreditMemo: memo,
      createSecurePayment:
        'amount currency payerId payer cardId bankId tokenId bank card accountKey receivableId feeSplit feesIncentivesUrlKey ' +
        'feeSettingPlanId description meta checkBalance',
      updatePayment: 'description meta',
      computeFee: '',
      splitFees: 'subtotal currency provider payerId invoiceId feeSettingPlanId feesIncentivesUrlKey',
      computeFeeSplit: 'feeType subtotal currency',
      createRefund: 'amount currency description meta',
      updateRefund: 'description meta',
      updateDispute: 'meta',
      createWithdrawal: 'amount currency bankId accountKey description meta',
      updateWithdrawal: 'description meta',
      updateWithdrawalSettings: 'auto',
      createPayer: payer,
      updatePayer: payer,
      createPayerBank:
        'accountHolderType nameOnAccount accountType routingNumber accountNumber currency country billingAddress meta externalId',
      updateBank: 'nameOnAccount billingAddress isDefault meta',
      confirmDrops: 'amounts',
      updateCard: 'nameOnCard expirationMonth expirationYear billingAddress meta',
      verifyEvent: 'id object resource diff urls created lastUpdated status',
    });
  });

  it('takes a form for files, beside JSON or alone', () => {
    const forms = routes.filter(({ multipart }) => multipart).map(({ operationId }) => operationId);
    expect(forms.toSorted()).toEqual(['createReceivable', 'replaceAttachment', 'uploadAttachment']);
  });
});
