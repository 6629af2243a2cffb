import { type Absent, absent, absentPart } from '../verifier/index.js';
import { absentMoney } from './absent-money.js';
import { client, docsX } from './sources.js';

/** Rules, and parts of rules, that wait for operations that are not built yet. */
export const absentRules: readonly Absent[] = [
  absentPart('paystand.R30', 'that an unknown fee plan is answered 404', docsX('fee setting plan'), ['getFeeSettingPlan']),
  absentPart('paystand.R39', 'for fees, credit memos and withdrawals', client('lists, envelope'), [
    'listFees',
    'listCreditMemos',
    'listWithdrawals',
    'listAllWithdrawals',
  ]),
  absentPart('paystand.R46', 'for withdrawals', [docsX('query guide'), client('query guide')], ['listWithdrawals', 'listAllWithdrawals']),
  absent(
    'paystand.R55',
    'The list of fees ignores dates, and resourceId narrows it to a payment.',
    [docsX('chaining ids'), client('fees')],
    ['listFees'],
  ),
  absent(
    'paystand.R56',
    'The list of credit memos knows f.querytype own, by-payerCustomerId and by-erpName, and no dates.',
    [docsX('query guide, credit memos'), client('credit memos')],
    ['listCreditMemos', 'createCreditMemo'],
  ),
  ...absentMoney,
];
