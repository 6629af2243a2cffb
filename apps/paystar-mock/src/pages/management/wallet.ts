import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { addPaymentSource, deletePaymentSource } from '../../changes/wallet.js';
import type { Account } from '../../resources/accounts/account.js';
import type { PaymentSource } from '../../resources/payment-sources/payment-source.js';
import { awaited } from '../../resources/scheduled-payments/states.js';
import type { Tx } from '../../state.js';
import { wordsProblem } from '../methods/holder.js';
import { found, methodIn } from '../methods/read.js';
import { numberOf } from '../parts/account.js';
import type { Entry } from '../parts/field.js';
import { aboutCustomer, done, type Managed, pagesOf } from './managed.js';
import { asSaved, holders, walletOffer } from './wallet-offer.js';
import { type Kept, walletView } from './wallet-view.js';

const newOnly = (tx: Tx, { customer }: Managed) => ({ ...walletOffer(tx, customer.id), saved: [] });

const fresh = (tx: Tx, { customer }: Managed): Entry => ({ values: holders(tx, customer.id, null), problems: {} });

const look = (tx: Tx, managed: Managed, request: PageRequest): PageAnswer => shown(tx, managed, request, fresh(tx, managed), 200);

/** paystar.R77 */
function change(tx: Tx, managed: Managed, request: PageRequest): PageAnswer {
  return request.form.do === 'delete' ? remove(tx, managed, request) : add(tx, managed, request);
}

function add(tx: Tx, managed: Managed, request: PageRequest): PageAnswer {
  const { form } = request;
  const { nickname = '' } = form;
  const { given, problems } = methodIn(form, newOnly(tx, managed), tx.now);
  const wrong = found([...problems, ['nickname', wordsProblem(nickname)]]);
  if (Object.keys(wrong).length > 0) return shown(tx, managed, request, { values: form, problems: wrong }, 422);
  if (asSaved(tx, managed.customer.id, given).paymentSource !== undefined) return done(request, managed, 'there');
  const { card, bank, accountHolderName } = given;
  addPaymentSource(tx, managed.session, {
    ...(card !== undefined && { card }),
    ...(bank !== undefined && { bank }),
    ...(accountHolderName !== undefined && { accountHolderName }),
    nickname: nickname.trim() || null,
  });
  return done(request, managed, 'added');
}

/** paystar.P34: one in use stays. One that is gone already is gone. */
function remove(tx: Tx, managed: Managed, request: PageRequest): PageAnswer {
  const kept = walletOf(tx, managed).find(({ source }) => source.id === request.form.payment_source);
  if (kept && kept.uses.length > 0) return shown(tx, managed, request, fresh(tx, managed), 409);
  if (kept) deletePaymentSource(tx, managed.session, kept.source.id);
  return done(request, managed, kept ? 'deleted' : 'gone');
}

const walletOf = (tx: Tx, { customer }: Managed): readonly Kept[] =>
  walletOffer(tx, customer.id).saved.map((source) => ({ source, uses: usesOf(tx, source) }));

/** What is to be paid with a source, in words. */
function usesOf(tx: Tx, { id }: PaymentSource): readonly string[] {
  const number = (account: string) => numberOf(tx.accounts.get(account) as Account);
  const autopay = [...tx.enrollments.all(['source', id])].map(({ Account }) => `AutoPay of account ${number(Account)}`);
  const scheduled = [...tx.scheduledPayments.all(['source', id])];
  const payments = scheduled.map(({ Account, Status }) =>
    awaited.includes(Status)
      ? `a scheduled payment of account ${number(Account)}`
      : `a payment of account ${number(Account)} that is under way`,
  );
  return [...autopay, ...new Set(payments)];
}

const shown = (tx: Tx, managed: Managed, request: PageRequest, entry: Entry, status: 200 | 409 | 422): PageAnswer => ({
  status,
  html: walletView({ managed, request, wallet: walletOf(tx, managed), offer: newOnly(tx, managed), entry, status }),
});

export const walletPages = pagesOf('wallet', aboutCustomer('wallet', look), aboutCustomer('wallet', change));
