import type { Span } from '@paystub/mock-kernel';
import { checkoutPage, type Order, type ShownWorld } from './frame.js';
import { Icon, iconOf } from './icons.js';
import { money } from './money.js';

/** A way to pay, as the payer chooses it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** Until the money is there. */
  readonly takes: Span;
}

export interface CheckoutView {
  readonly order: Order;
  readonly world: ShownWorld;
  readonly choices: readonly Choice[];
  readonly formToken: string;
  /** Why the form comes back. */
  readonly problem?: string | undefined;
}

/** The page where the payer chooses and pays. Pay is the form's first button: Enter presses it. */
export const checkoutView = ({ order, world, choices, formToken, problem }: CheckoutView): string =>
  checkoutPage({
    title: `${problem === undefined ? '' : 'Error: '}Pay ${money(order.amount)} · PayPro sandbox`,
    world,
    order,
    payable: true,
    children: (
      <form method="post" novalidate>
        <input type="hidden" name="form_token" value={formToken} />
        <section class="card stack" aria-label="Pay">
          <Methods choices={choices} problem={problem} />
          <button type="submit" class="button primary wide" name="do" value="pay">
            Pay {money(order.amount)}
          </button>
        </section>
        <Simulate />
      </form>
    ),
  });

const Methods = ({ choices, problem }: Pick<CheckoutView, 'choices' | 'problem'>) => (
  <fieldset aria-describedby={problem === undefined ? undefined : 'problem'}>
    <legend>{choices.length === 1 ? 'Pay with' : 'How would you like to pay?'}</legend>
    {problem !== undefined && (
      <p id="problem" class="problem">
        {problem}
      </p>
    )}
    <div class="methods">
      {choices.map(({ id, name, takes }, i) => (
        <label class="method">
          <input
            type="radio"
            name="pay_method"
            value={id}
            required
            checked={choices.length === 1}
            autofocus={problem !== undefined && i === 0}
          />
          <span>
            {name} <span class="soft small">{takes === 'at once' ? 'At once' : `Takes ${takes}`}</span>
          </span>
          <Icon name={iconOf(id)} />
        </label>
      ))}
    </div>
  </fieldset>
);

const endings = [
  { value: 'fail', label: 'Fail', means: 'The bank refuses the method chosen above.' },
  { value: 'cancel', label: 'Cancel', means: 'The payer gives up and goes back to the shop.' },
  { value: 'expire', label: 'Expire', means: 'Nobody pays in time.' },
] as const;

const Simulate = () => (
  <section class="simulate stack" aria-labelledby="simulate">
    <div>
      <h2 id="simulate">Simulate</h2>
      <p class="soft small">The other ways in which this payment can end.</p>
    </div>
    <ul>
      {endings.map(({ value, label, means }) => (
        <li>
          <button type="submit" class="button" name="do" value={value} aria-describedby={`${value}-means`}>
            {label}
          </button>
          <span id={`${value}-means`} class="soft small">
            {means}
          </span>
        </li>
      ))}
    </ul>
  </section>
);
