import { type Absent, absent, absentPart, inference, seed } from '../verifier/index.js';
import { client, docsOld, docsX } from './sources.js';

const memo = ['createCreditMemo'];
const aMemo = docsX('create credit memo');
const quotes = ['splitFees'];
const bank = ['createPayerBank'];
const banks = client('payer banks');
const drops = [...bank, 'sendDrops', 'confirmDrops'];

const creditMemos = [
  absent('paystand.R129', 'A credit memo with all that it needs is created, and answered 201.', aMemo, memo),
  absent('paystand.R130', 'An amount, or an amountRemaining, that is text is answered 422.', aMemo, memo),
  absent('paystand.R131', 'Dates are month, day and year, with dashes, slashes or dots; ISO dates are refused.', aMemo, memo),
  absent('paystand.R132', 'A credit memo that lacks something it needs is refused.', aMemo, memo),
  absent('paystand.R133', 'A status other than active and cancelled is refused.', aMemo, memo),
  absent('paystand.R134', 'A credit memo for an extCustomerId that nobody has is refused.', aMemo, memo),
  absent(
    'paystand.R135',
    'Cancelling makes a credit memo cancelled, activating makes it active.',
    docsX('cancel and activate credit memo'),
    [...memo, 'cancelCreditMemo', 'activateCreditMemo'],
  ),
  absent('paystand.R136', 'An amountRemaining above the amount is refused.', inference('no more remains than there was'), memo),
  absent('paystand.R137', 'A credit memo changes no receivable by itself.', [docsX('credit memos'), client('credit memos')], memo),
];

const payments = [
  absent('paystand.R157', 'An update of a payment changes its description and its meta, nothing else.', docsOld('payment'), [
    'updatePayment',
  ]),
];

const fees = [
  absent('paystand.R162', 'Of a subtotal and a currency all rails are quoted.', client('fees'), quotes),
  absent(
    'paystand.R163',
    'By a card plan of 3.5 %, 100.00 are quoted with 3.50 and 103.50; a rail that absorbs has 0.00 and 100.00.',
    client('fees'),
    quotes,
  ),
  absent('paystand.R164', 'A quote without a subtotal that can be understood is answered 400.', docsX('split fees'), quotes),
  absent('paystand.R165', 'A quote of one of the six kinds of fees goes by the default plan.', docsX('compute fees'), ['computeFeeSplit']),
  absentPart('paystand.R166', 'in a quote', client('fees, rails'), quotes),
  absentPart('paystand.R167', 'in the list of fees', docsX('fee events'), ['listFees', 'getFee']),
  absentPart('paystand.R168', 'retrieved by its id', docsX('fee events'), ['getFee']),
  absentPart('paystand.R171', 'in the list of fees', client('fees'), ['listFees']),
  absent(
    'paystand.R172',
    'Where the list of fees is closed to a merchant it is answered 401, and a payment still shows its fees.',
    client('token gaps'),
    ['listFees'],
  ),
  absent('paystand.R173', 'A fee plan that nobody has is answered 404.', docsX('fee setting plan'), ['getFeeSettingPlan']),
];

const payouts = [
  absentPart('paystand.R184', 'in the withdrawal that is retrieved', docsX('transfer events'), ['getWithdrawal']),
  absent('paystand.R190', 'A withdrawal of more than is available is refused.', docsOld('withdrawal'), ['createWithdrawal']),
];

const payerBanks = [
  absent('paystand.R195', 'A new bank is neither dropped nor verified.', banks, bank),
  absent('paystand.R196', 'A bank with an externalId of its own is answered 400, with the same ref whenever it is repeated.', banks, bank),
  absent('paystand.R197', 'An externalId inside of meta is taken, and returned.', banks, bank),
  absent('paystand.R198', 'Once the small deposits are sent, the bank is dropped.', banks, drops.slice(0, 2)),
  absent('paystand.R199', 'The amounts 32 and 45, in either order, verify the bank.', banks, drops),
  absent('paystand.R200', 'Other amounts are answered 402.', banks, drops),
  absent('paystand.R201', 'Amounts for a bank that is verified are answered 402.', banks, drops),
  absentPart('paystand.R202', 'for a bank that was added to a payer', inference('the call is described for verified banks'), bank),
  absentPart('paystand.R231', 'where a bank is added to a payer', banks, bank),
];

const shown = ['getCreditMemo', 'getWithdrawal', 'getPaymentBalance', 'getBalanceChange'];
const asked = [...memo, ...bank, 'createWithdrawal', 'createPayer', 'updatePayment', 'updateRefund', 'updateDispute'];

const answers = [
  absentPart('paystand.R220', 'of credit memos, and of withdrawals that were asked for', seed('webhooks'), [...memo, 'createWithdrawal']),
  absentPart('paystand.R225', 'in credit memos, withdrawals and balances', docsX('objects'), shown),
  absentPart('paystand.R227', 'for credit memos, withdrawals and changes of balances', docsX('objects'), shown),
  absentPart('paystand.R230', 'in requests for what is not built', client('bodies'), asked),
];

/** Of payments and what comes of them, of credit memos and of payers' banks: what waits for operations that are not built yet. */
export const absentMoney: readonly Absent[] = [...creditMemos, ...payments, ...fees, ...payouts, ...payerBanks, ...answers];
