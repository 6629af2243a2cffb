import { Failure, type Ground } from '../../verifier/index.js';
import type { components, operations } from '../index.js';
import { factOf, type TestCard, testCards } from './saved.js';

type Schemas = components['schemas'];
type Charge = Partial<Schemas['PaymentCreate']>;
type NewRefund = Partial<Schemas['RefundCreate']>;

/** A test card as a request has it, for systems that may see numbers. */
export const cardOf = (card: TestCard = 'clears'): Schemas['CardCreate'] => ({
  nameOnCard: 'Dana Reed',
  cardNumber: testCards[card],
  expirationMonth: '12',
  expirationYear: '2099',
  securityCode: '123',
});

/** Paystand's test account, as a bank that nobody has verified. */
export const testBank: Schemas['BankCreate'] = {
  accountHolderType: 'company',
  nameOnAccount: 'Lakeside Dental Group',
  accountType: 'checking',
  routingNumber: '110000000',
  accountNumber: '000123456789',
  currency: 'USD',
  country: 'USA',
};

/** A payer that a request brings along. */
export const newPayer: Schemas['PayerCreate'] = { name: 'Harbor Bakery', email: 'office@harbor-bakery.example' };

/** 100 dollars of an invoice, with what a plan of 3.5 % makes of them. */
export const surcharged = {
  amount: '103.50',
  feeSplit: { subtotal: '100.00', feeSplitType: 'recoup_custom_of_subtotal' },
} as const satisfies Charge;

/** Payments, and what becomes of them. */
export function money(ground: Ground<operations>) {
  return { ...sources(ground), ...payments(ground), ...consequences(ground) };
}

/** Nobody saves a card or a bank through the API: the account has them already, and says which they are. */
function sources({ fact }: Ground<operations>) {
  return {
    /** A saved card and its payer, as a request names them. */
    aSavedCard: (card: TestCard = 'clears') => ({ cardId: fact(factOf(card)), payerId: fact('payerId') }),
    aVerifiedBank: () => ({ bankId: fact(factOf('bank')), payerId: fact('payerId') }),
  };
}

function payments(ground: Ground<operations>) {
  const { api, control } = ground;
  const { aSavedCard, aVerifiedBank } = sources(ground);
  const charged = (body: Charge) =>
    api.createSecurePayment({ body: { amount: '100.00', currency: 'USD', ...body } }).answers(200, { object: 'payment' });
  const shown = (paymentId: string, status: Schemas['PaymentStatus']) => api.getPayment({ paymentId }).answers(200, { status });
  const aCardPayment = (fields: Charge = {}, card: TestCard = 'clears') => charged({ ...aSavedCard(card), ...fields });
  const aBankPayment = (fields: Charge = {}) => charged({ ...aVerifiedBank(), ...fields });
  const cleared = async ({ id }: Schemas['Payment']) => {
    await control.act('clear', { id });
    return shown(id, 'paid');
  };
  /** A working day later, by itself. */
  const untilPosted = async (id: string) => {
    for (let days = 0; days < 5; days += 1) {
      const { status } = await api.getPayment({ paymentId: id }).answers(200, { object: 'payment' });
      if (status === 'posted') break;
      await control.advance('P1D');
    }
    return shown(id, 'posted');
  };
  const aPostedBankPayment = async (fields?: Charge) => untilPosted((await aBankPayment(fields)).id);
  return {
    /** 100 dollars by a saved card, posted; the money is still to come. */
    aCardPayment,
    /** The same, but the money is there. */
    aPaidPayment: async (fields?: Charge) => cleared(await aCardPayment(fields)),
    /** The money is there at once, and nothing holds it. */
    anAvailablePayment: async (fields?: Charge) => shown((await aCardPayment(fields, 'clearsAtOnce')).id, 'paid'),
    /** 100 dollars from a verified bank, under way. */
    aBankPayment,
    untilPosted,
    aPostedBankPayment,
    aPaidBankPayment: async (fields?: Charge) => cleared(await aPostedBankPayment(fields)),
    /** The bank has rejected it. */
    aFailedPayment: async (fields?: Charge) => {
      const { id } = await aBankPayment(fields);
      await control.act('fail', { id });
      return shown(id, 'failed');
    },
  };
}

function consequences(ground: Ground<operations>) {
  const { api, control } = ground;
  const { aPaidPayment, anAvailablePayment } = payments(ground);
  const paid = async (payment?: string) => payment ?? (await aPaidPayment()).id;
  /** The record of this kind that an action has made. */
  const made = async (collection: string, action: string, fields: { readonly id: string } & Readonly<Record<string, unknown>>) => {
    const { changed } = await control.act(action, fields);
    const record = changed.find((change) => change.collection === collection);
    if (!record) throw new Failure(`${action} has made none of ${collection}`);
    return record.id;
  };
  const paidOut = async () => {
    const transferId = await made('transfers', 'pay-out', { id: 'USD' });
    return api.getTransfer({ transferId }).answers(200, { object: 'transfer' });
  };
  return {
    /** 20 dollars of a paid payment, of a new one where none is named. */
    aRefund: async ({ payment, ...fields }: NewRefund & { readonly payment?: string } = {}) =>
      api
        .createRefund({ paymentId: await paid(payment), body: { amount: '20.00', currency: 'USD', ...fields } })
        .answers(200, { object: 'refund' }),
    /** Of a paid payment, all of it unless told otherwise. */
    aDispute: async ({ payment, ...claim }: { payment?: string; amount?: string; reason?: string; disputeType?: 'Card' | 'Bank' } = {}) => {
      const disputeId = await made('disputes', 'dispute', { id: await paid(payment), ...claim });
      return api.getDispute({ disputeId }).answers(200, { object: 'dispute' });
    },
    /** All that is available now, on its way to the merchant's bank. */
    paidOut,
    /** A payout of one payment. */
    aPayout: async (fields?: Charge) => {
      await anAvailablePayment(fields);
      return paidOut();
    },
    /** A payout that has arrived. */
    anArrivedPayout: async (fields?: Charge) => {
      await anAvailablePayment(fields);
      const { id: transferId } = await paidOut();
      for (let stage = 0; stage < 3; stage += 1) await control.act('advance-transfer', { id: transferId });
      return api.getTransfer({ transferId }).answers(200, { status: 'paid' });
    },
  };
}
