import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { cancelScheduledPayment } from '../../changes/scheduled.js';
import { instant } from '../../resources/instant.js';
import { describe, type PaymentSource } from '../../resources/payment-sources/payment-source.js';
import type { ScheduledPayment } from '../../resources/scheduled-payments/scheduled-payment.js';
import { awaited } from '../../resources/scheduled-payments/states.js';
import type { Tx } from '../../state.js';
import { AccountCard } from '../parts/account.js';
import { day } from '../parts/day.js';
import { money } from '../parts/money.js';
import { aboutAccount, done, type ManagedOf, pagesOf } from './managed.js';
import { managementPage, Token } from './view.js';

/** Dossier E10: what is scheduled for an account, and what became of what was. */
function look(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const payments = [...tx.scheduledPayments.all(['account', managed.account.id])].toReversed();
  const html = managementPage({
    title: 'Scheduled payments',
    managed,
    request,
    notice: request.query.done === 'canceled' ? 'The payment is canceled.' : undefined,
    children: (
      <>
        <AccountCard account={managed.account} />
        <div class="card">
          {payments.length === 0 ? (
            <p class="soft">No payment is scheduled.</p>
          ) : (
            <ul class="rows">
              {payments.map((payment) => (
                <Row payment={payment} source={tx.paymentSources.get(payment.PaymentSource)} request={request} />
              ))}
            </ul>
          )}
        </div>
      </>
    ),
  });
  return { status: 200, html };
}

interface RowView {
  readonly payment: ScheduledPayment;
  /** It may have been deleted since it was paid with. */
  readonly source: PaymentSource | undefined;
  readonly request: PageRequest;
}

const Row = ({ payment, source, request }: RowView) => (
  <li>
    <span class="name">
      {money(payment.Amount)} on {day(instant(payment.date))}
      <span class="soft small">{[payment.Status, ...(source ? [describe(source)] : [])].join(' · ')}</span>
    </span>
    {awaited.includes(payment.Status) && (
      <form method="post">
        <Token of={request} />
        <input type="hidden" name="scheduled_payment" value={payment.id} />
        <button
          type="submit"
          class="button"
          name="do"
          value="cancel"
          aria-label={`Cancel ${money(payment.Amount)} on ${day(instant(payment.date))}`}
        >
          Cancel
        </button>
      </form>
    )}
  </li>
);

/** What is canceled, or was paid meanwhile, stays as it is. */
function change(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const payment = tx.scheduledPayments.get(request.form.scheduled_payment ?? '');
  if (request.form.do !== 'cancel' || payment?.Account !== managed.account.id || !awaited.includes(payment.Status))
    return look(tx, managed, request);
  cancelScheduledPayment(tx, managed.session, payment.id);
  return done(request, managed, 'canceled');
}

export const scheduledPages = pagesOf(
  'scheduled-payments',
  aboutAccount('scheduled-payments', look),
  aboutAccount('scheduled-payments', change),
);
