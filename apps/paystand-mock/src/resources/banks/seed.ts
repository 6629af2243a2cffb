import type { Records, TxBase } from '@paystub/mock-kernel';
import { invalid } from '../../refusals.js';
import { nextId } from '../../values/ids.js';
import type { Currency } from '../../values/stored.js';
import type { Payer } from '../payers/payer.js';
import { type SeededTimes, seedId, seedTimes, timesOf } from '../seed-fields.js';
import { type Bank, newBank } from './bank.js';
import { testBank } from './test-banks.js';

interface BankSeed
  extends SeededTimes,
    Partial<Pick<Bank, 'accountType' | 'accountHolderType' | 'nameOnAccount' | 'isDefault' | 'verified'>> {
  readonly id?: string;
  readonly payerId?: string | null;
  readonly currency?: Currency;
  readonly meta?: NonNullable<Bank['meta']>;
}

type World = TxBase<unknown> & { readonly banks: Records<Bank>; readonly payers: Records<Payer> };

const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    id: seedId,
    payerId: { type: ['string', 'null'], description: 'Id of a payer that is there; of the merchant’s own none.' },
    currency: { type: 'string', enum: ['USD', 'CAD'], description: 'USD, unless given. The test account of that currency.' },
    accountType: { type: 'string', enum: ['checking', 'savings'] },
    accountHolderType: { type: 'string', enum: ['company', 'individual'] },
    nameOnAccount: { type: 'string', minLength: 1, description: 'The payer’s name, unless given.' },
    isDefault: { type: 'boolean', description: 'Of the merchant’s own: payouts of its currency go there.' },
    verified: { type: 'boolean', description: 'Yes, unless given: one that is not cannot be charged by its id.' },
    meta: { type: 'object' },
    ...seedTimes,
  },
} as const;

/** A saved bank of a payer, or one of the merchant's own: a test account. */
export const seed = {
  schema,
  build(tx: World, body: BankSeed): Bank {
    const { id = nextId(tx), payerId = null, currency = 'USD', verified = true } = body;
    const payer = payerId === null ? undefined : tx.payers.get(payerId);
    if (payerId !== null && !payer) throw invalid('payerId', 'There is no such payer', payerId);
    const usual = testBank(currency, body.nameOnAccount ?? payer?.name ?? 'The Merchant');
    const { accountHolderType = payer ? usual.accountHolderType : 'company', accountType = usual.accountType } = body;
    const bank = newBank(id, tx.now, payerId, { ...usual, accountHolderType, accountType });
    const { isDefault = false, meta = null } = body;
    return tx.banks.put({ ...bank, ...timesOf(body, tx.now), isDefault, verified, dropped: verified, meta });
  },
} as const;
