import { AccountCard } from '../parts/account.js';
import { Fact, Facts } from '../parts/facts.js';
import { money } from '../parts/money.js';
import type { Bill } from './bill.js';

/** What is paid; it follows the choices in the form beside it. */
export const Summary = ({ bill }: { readonly bill: Bill }) => (
  <section class="summary" aria-label="Your bill">
    {bill.agent !== null && <p class="soft small">Taken at the counter by {bill.agent}</p>}
    {bill.accounts.length === 1 && bill.accounts.map(({ account }) => <AccountCard account={account} />)}
    <div id="bill" data-live>
      <Lines bill={bill} />
      <Totals bill={bill} />
    </div>
  </section>
);

export const Lines = ({ bill: { lines } }: { readonly bill: Pick<Bill, 'lines'> }) => (
  <Facts>
    {lines.map(({ text, amount }) => (
      <Fact name={text}>{money(amount)}</Fact>
    ))}
  </Facts>
);

/** paystar.R52, P30: the fee is charged beside the amount. */
export const Totals = ({ bill: { subtotal, fee } }: { readonly bill: Pick<Bill, 'subtotal' | 'fee'> }) => (
  <Facts>
    <Fact name="Subtotal">{money(subtotal)}</Fact>
    <Fact name="Service fee">{fee === undefined ? <span class="soft">depends on the method</span> : money(fee)}</Fact>
    {fee !== undefined && (
      <Fact name="Total" strong>
        {money(subtotal + fee)}
      </Fact>
    )}
  </Facts>
);
