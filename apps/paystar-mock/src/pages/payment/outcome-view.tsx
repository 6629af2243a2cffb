import { instant } from '@paystub/mock-http';
import type { Payment } from '../../resources/payment-sessions/payment-session.js';
import { numberOf } from '../parts/account.js';
import { Fact, Facts } from '../parts/facts.js';
import { paystarPage, type ShownWorld, type Told } from '../parts/frame.js';
import { Icon } from '../parts/icons.js';
import { money } from '../parts/money.js';
import type { Bill } from './bill.js';
import { Lines } from './summary.js';

export interface OutcomeView {
  readonly bill: Bill;
  readonly world: ShownWorld;
  readonly told: Told;
  readonly payment: Payment;
  /** What was paid with; undefined for what failed, after which something else may have been chosen. */
  readonly method: string | undefined;
  /** To the choice of a method, where the payment can be tried again. */
  readonly again: string | undefined;
  /** To the integrator's site, where the payment is complete, and where it is not. */
  readonly done: string | undefined;
  readonly back: string | undefined;
}

const words = {
  Succeeded: { tone: 'good', icon: 'done', title: 'Payment complete', text: 'Thank you. Your payment was received.' },
  Pending: {
    tone: 'calm',
    icon: 'waiting',
    title: 'Payment under way',
    text: 'Your payment was submitted. The bank takes a while to confirm it.',
  },
  Failed: { tone: 'bad', icon: 'stopped', title: 'Payment failed', text: 'Nothing was charged.' },
} as const;

/** What has become of a payment: dossier 5.5, confirmation. */
export function outcomeView(view: OutcomeView): string {
  const { bill, world, told, payment } = view;
  const { tone, icon, title, text } = words[payment.Status];
  return paystarPage({
    title,
    world,
    biller: bill.biller,
    told,
    narrow: true,
    children: (
      <section class={`card outcome ${tone} stack`}>
        <div class="headline">
          <span class="badge">
            <Icon name={icon} />
          </span>
          <div>
            <h1 tabindex={-1}>{title}</h1>
            <p class="soft">{text}</p>
          </div>
        </div>
        <Receipt {...view} />
        <Onward {...view} />
      </section>
    ),
  });
}

const Receipt = ({ bill, payment, method }: OutcomeView) => (
  <>
    <Facts>
      <Fact name="Status">{payment.Status}</Fact>
      {payment.Status === 'Failed' && <Fact name="Reason">{payment.gatewayResponseDescription}</Fact>}
      <Fact name="Reference number">
        <span class="mono">{payment.referenceNumber}</span>
      </Fact>
      <Fact name="Payment date">{instant(payment.paymentDate)}</Fact>
      {method !== undefined && <Fact name="Paid with">{method}</Fact>}
      {bill.accounts
        .filter(({ isChosen }) => isChosen)
        .map(({ account }) => (
          <Fact name="Account">{numberOf(account)}</Fact>
        ))}
    </Facts>
    <Lines bill={bill} />
    <Facts>
      <Fact name="Amount">{money(payment.amount)}</Fact>
      <Fact name="Service fee">{money(payment.serviceFee)}</Fact>
      <Fact name="Total" strong>
        {money(payment.amount + payment.serviceFee)}
      </Fact>
    </Facts>
  </>
);

/** paystar.R83, R84, P21 */
const Onward = ({ again, done, back }: OutcomeView) =>
  again === undefined && done === undefined && back === undefined ? null : (
    <p class="buttons">
      {again !== undefined && (
        <a class="button primary" href={again} data-step="">
          Try again
        </a>
      )}
      {done !== undefined && (
        <a class="button primary" href={done} target="_top" rel="noreferrer">
          {"I'm done"}
        </a>
      )}
      {back !== undefined && (
        <a class="button" href={back} target="_top" rel="noreferrer">
          Go back
        </a>
      )}
    </p>
  );
