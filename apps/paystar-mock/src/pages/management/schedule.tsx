import type { PageAnswer, PageRequest } from '@paystub/mock-http';
import { schedulePayment } from '../../changes/scheduled.js';
import type { PaymentSource } from '../../resources/payment-sources/payment-source.js';
import type { ScheduledPayment } from '../../resources/scheduled-payments/scheduled-payment.js';
import { awaited } from '../../resources/scheduled-payments/states.js';
import type { Tx } from '../../state.js';
import { calledBy, Methods } from '../methods/methods.js';
import { found, methodIn } from '../methods/read.js';
import { AccountCard } from '../parts/account.js';
import { day } from '../parts/day.js';
import { Fact, Facts } from '../parts/facts.js';
import { type Entry, Field } from '../parts/field.js';
import { centsIn, money } from '../parts/money.js';
import { aboutAccount, done, type ManagedOf, pagesOf } from './managed.js';
import { managementPage, Token } from './view.js';
import { asSaved, holders, walletOffer } from './wallet-offer.js';

const DAY = 86_400_000;

/** What was ordered in this session, whatever became of it. */
const orderedIn = (tx: Tx, { session }: ManagedOf): ScheduledPayment | undefined => tx.scheduledPayments.find('session', session.id);

/** The beginning of a day; no number where there is no such day. */
function dayIn(date: string): number {
  const at = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) || isoDay(at) !== date ? Number.NaN : at;
}

const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);

function look(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const { Balance } = managed.account;
  const amount = Balance !== null && Balance > 0 ? (Balance / 100).toFixed(2) : '';
  const values = { ...holders(tx, managed.customer.id, managed.account.id), date: isoDay(tx.now + DAY), amount };
  return shown(tx, managed, request, { values, problems: {} });
}

/** Dossier E9: one payment of a day to come; what is sent once more orders nothing. */
function change(tx: Tx, managed: ManagedOf, request: PageRequest): PageAnswer {
  const { form } = request;
  if (orderedIn(tx, managed)) return done(request, managed, 'scheduled');
  const { date = '', amount = '' } = form;
  const { given, problems } = methodIn(form, walletOffer(tx, managed.customer.id), tx.now);
  const at = dayIn(date);
  const cents = centsIn(amount) ?? 0;
  const wrong = found([
    ['amount', cents > 0 ? undefined : 'Type an amount, such as 42.10.'],
    ['date', at > tx.now ? undefined : 'Choose a day to come.'],
    ...problems,
  ]);
  if (Object.keys(wrong).length > 0) return shown(tx, managed, request, { values: form, problems: wrong });
  schedulePayment(tx, managed.session, { ...asSaved(tx, managed.customer.id, given), date: at, amount: cents });
  return done(request, managed, 'scheduled');
}

function shown(tx: Tx, managed: ManagedOf, request: PageRequest, entry: Entry): PageAnswer {
  const ordered = orderedIn(tx, managed);
  const isAwaited = ordered !== undefined && awaited.includes(ordered.Status);
  const isWrong = Object.keys(entry.problems).length > 0;
  const html = managementPage({
    title: 'Schedule a payment',
    managed,
    request,
    notice: isAwaited && request.query.done === 'scheduled' ? 'Your payment is scheduled.' : undefined,
    isWrong,
    children: (
      <>
        <AccountCard account={managed.account} />
        {ordered ? (
          <Ordered payment={ordered} source={tx.paymentSources.get(ordered.PaymentSource)} />
        ) : (
          <Order tx={tx} managed={managed} request={request} entry={entry} />
        )}
      </>
    ),
  });
  return { status: isWrong ? 422 : 200, html };
}

interface OrderedView {
  readonly payment: ScheduledPayment;
  /** It may have been deleted since it was called off, or paid with. */
  readonly source: PaymentSource | undefined;
}

const Ordered = ({ payment, source }: OrderedView) => (
  <div class="card">
    <Facts>
      <Fact name="Amount">{money(payment.Amount)}</Fact>
      <Fact name="Date">{day(isoDay(payment.date))}</Fact>
      {source && <Fact name="Pays with">{calledBy(source)}</Fact>}
      <Fact name="Status">{payment.Status}</Fact>
    </Facts>
  </div>
);

interface OrderView {
  readonly tx: Tx;
  readonly managed: ManagedOf;
  readonly request: PageRequest;
  readonly entry: Entry;
}

const Order = ({ tx, managed, request, entry }: OrderView) => (
  <form method="post" class="card stack" novalidate>
    <Token of={request} />
    <div class="fields">
      <Field name="amount" label="Amount" hint="In dollars." entry={entry} inputmode="decimal" maxlength={14} />
      <Field name="date" label="Date" entry={entry} type="date" min={isoDay(tx.now + DAY)} />
    </div>
    <Methods legend="Pay with" offer={walletOffer(tx, managed.customer.id)} entry={entry} now={tx.now} />
    <button type="submit" class="button primary wide" name="do" value="schedule">
      Schedule payment
    </button>
  </form>
);

export const schedulePages = pagesOf('schedule-payment', aboutAccount('schedule-payment', look), aboutAccount('schedule-payment', change));
