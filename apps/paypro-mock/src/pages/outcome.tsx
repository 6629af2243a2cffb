import { instant } from '@paystub/mock-http';
import { checkoutPage, type Order, type ShownWorld } from './frame.js';
import { Icon, type IconName } from './icons.js';
import { hostOf } from './web-url.js';

export interface OutcomeView {
  readonly order: Order;
  readonly world: ShownWorld;
  /** In the provider's word. */
  readonly state: string;
  /** Epoch milliseconds: when that came about. */
  readonly at: number | undefined;
  /** The method's name. */
  readonly method: string | undefined;
  /** Why the bank refused, where it said why. */
  readonly reason?: string | undefined;
  /** Back to the shop, where it said where. */
  readonly onward: string | undefined;
}

interface Words {
  readonly tone: 'good' | 'bad' | 'calm';
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  /** What the time of the outcome is called. */
  readonly when: string;
}

const words: Readonly<Record<string, Words>> = {
  processing: {
    tone: 'calm',
    icon: 'waiting',
    title: 'Payment under way',
    text: 'The order to pay is in. It counts as paid when the money has arrived.',
    when: 'Ordered',
  },
  paid: {
    tone: 'good',
    icon: 'done',
    title: 'Payment received',
    text: 'The payment is made. There is nothing left to do here.',
    when: 'Paid',
  },
  completed: {
    tone: 'good',
    icon: 'done',
    title: 'Payment received',
    text: 'The payment is made, and the money is on the merchant’s balance.',
    when: 'Paid',
  },
  canceled: {
    tone: 'calm',
    icon: 'stopped',
    title: 'Payment canceled',
    text: 'This payment was canceled. It cannot be paid any more.',
    when: 'Canceled',
  },
  failed: {
    tone: 'bad',
    icon: 'stopped',
    title: 'Payment failed',
    text: 'The payment was refused. It cannot be tried again with this link.',
    when: 'Failed',
  },
  expired: {
    tone: 'calm',
    icon: 'waiting',
    title: 'Link expired',
    text: 'This payment was not made in time. It cannot be paid any more.',
    when: 'Expired',
  },
};

const otherwise: Words = {
  tone: 'calm',
  icon: 'waiting',
  title: 'Not payable',
  text: 'This payment cannot be paid with this link.',
  when: 'Since',
};

/** What became of a payment that is not payable (any more). */
export function outcomeView({ order, world, state, at, method, reason, onward }: OutcomeView): string {
  const { tone, icon, title, text, when } = words[state] ?? otherwise;
  return checkoutPage({
    title: `${title} · PayPro sandbox`,
    world,
    order,
    payable: false,
    children: (
      <section class={`card outcome ${tone} stack`} aria-labelledby="outcome">
        <span class="badge">
          <Icon name={icon} />
        </span>
        <h2 id="outcome">{title}</h2>
        <p>{text}</p>
        <dl class="facts">
          <Fact name="State">{state}</Fact>
          {at !== undefined && <Fact name={when}>{instant(at)}</Fact>}
          {method !== undefined && <Fact name="Method">{method}</Fact>}
          {reason !== undefined && <Fact name="Reason">{reason}</Fact>}
        </dl>
        {onward !== undefined && (
          <p>
            <a class="button primary" href={onward} rel="noreferrer">
              Continue to {hostOf(onward)}
            </a>
          </p>
        )}
      </section>
    ),
  });
}

const Fact = ({ name, children }: { readonly name: string; readonly children: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
