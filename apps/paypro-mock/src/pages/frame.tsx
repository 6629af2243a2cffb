import { clockText, renderPage } from '@paystub/mock-http';
import type { ComponentChildren } from 'preact';
import { money } from './money.js';
import { style } from './style.js';
import { hostOf } from './web-url.js';

/** What is paid, and to whom. */
export interface Order {
  readonly id: string;
  readonly description: string;
  /** Cents. */
  readonly amount: number;
  /** Where the payer came from, as far as the merchant said. */
  readonly shop: string | undefined;
}

export interface ShownWorld {
  readonly id: string;
  readonly now: number;
  readonly frozen: boolean;
}

interface Frame {
  readonly title: string;
  readonly world: ShownWorld;
  readonly order: Order;
  readonly payable: boolean;
  readonly children: ComponentChildren;
}

/** The order on one side, what can be done or has become of it on the other. */
export const checkoutPage = ({ title, world, order, payable, children }: Frame): string =>
  renderPage({
    title,
    style,
    body: (
      <>
        <WorldStrip {...world} />
        <main class="checkout">
          <Summary {...order} payable={payable} />
          <div>{children}</div>
        </main>
      </>
    ),
  });

const WorldStrip = ({ id, now, frozen }: ShownWorld) => (
  <aside class="strip" aria-label="Sandbox">
    <div>
      <p>
        <strong>PayPro sandbox.</strong> Nothing is charged.
      </p>
      <p>
        World <span class="mono">{id}</span> · {clockText({ now, frozen })}
      </p>
    </div>
  </aside>
);

const Summary = ({ id, description, amount, shop, payable }: Order & Pick<Frame, 'payable'>) => (
  <header class="summary">
    <div class="merchant">
      <span class="mark" aria-hidden="true">
        T
      </span>
      <p>
        <strong>Test merchant</strong>
        {shop !== undefined && <span class="soft small">{hostOf(shop)}</span>}
      </p>
    </div>
    <h1>
      <span class="soft">{payable ? 'To pay' : 'Amount'}</span> {money(amount)}
    </h1>
    <p class="description">{description}</p>
    <p class="soft small">
      Payment <span class="mono">{id}</span>
    </p>
  </header>
);
