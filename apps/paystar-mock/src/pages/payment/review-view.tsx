import { AccountCard } from '../parts/account.js';
import { Fact, Facts } from '../parts/facts.js';
import { paystarPage, type ShownWorld, type Told } from '../parts/frame.js';
import { money } from '../parts/money.js';
import type { Bill } from './bill.js';
import { GoBack } from './form-view.js';
import { Lines, Totals } from './summary.js';

export interface ReviewView {
  readonly bill: Bill & { readonly fee: number };
  readonly world: ShownWorld;
  readonly told: Told;
  readonly formToken: string;
  /** What is paid with. */
  readonly method: string;
  /** Payment fields, by label. */
  readonly fields: readonly (readonly [label: string, value: string])[];
  /** Whether the method is to be saved; undefined where it cannot be. */
  readonly save: boolean | undefined;
  /** What the payer sees: a payment of anything else is not submitted. */
  readonly seen: Readonly<Record<'attempt' | 'seen', string>>;
  /** Whether something has changed since the payer looked last. */
  readonly hasChanged: boolean;
  /** To the choice of a method. */
  readonly change: string;
  readonly back: string | undefined;
}

/** Dossier 5.5: pressing "Submit payment" accepts the fee and the terms. */
export const reviewView = (view: ReviewView): string =>
  paystarPage({
    title: 'Review your payment',
    world: view.world,
    biller: view.bill.biller,
    told: view.told,
    hasProblem: view.hasChanged,
    narrow: true,
    children: (
      <div class="stack">
        <h1 tabindex={-1}>Review your payment</h1>
        {view.hasChanged && (
          <p class="problem" role="alert">
            This payment was changed since, in another window. Look at it again before you submit it.
          </p>
        )}
        <div class="card stack">
          <Reviewed {...view} />
          <Submit {...view} />
        </div>
        {view.back !== undefined && <GoBack to={view.back} />}
      </div>
    ),
  });

const Reviewed = ({ bill, method, fields, change }: ReviewView) => (
  <>
    {bill.agent !== null && <p class="soft small">Taken at the counter by {bill.agent}</p>}
    {bill.accounts
      .filter(({ isChosen }) => isChosen)
      .map(({ account }) => (
        <AccountCard account={account} />
      ))}
    <Facts>
      <Fact name="Paid with">
        {method}{' '}
        <a href={change} data-step="" aria-label="Change how to pay">
          Change
        </a>
      </Fact>
      {fields.map(([label, value]) => (
        <Fact name={label}>{value}</Fact>
      ))}
    </Facts>
    <Lines bill={bill} />
    <Totals bill={bill} />
  </>
);

const Submit = ({ bill, formToken, seen, save }: ReviewView) => (
  <form method="post" class="stack">
    <input type="hidden" name="form_token" value={formToken} />
    <input type="hidden" name="attempt" value={seen.attempt} />
    <input type="hidden" name="seen" value={seen.seen} />
    {save !== undefined && (
      <label class="box">
        <input type="checkbox" name="save" value="on" checked={save} />
        <span>Save this payment method for later</span>
      </label>
    )}
    <p class="soft small">
      By pressing Submit payment you accept {bill.fee === 0 ? '' : `the service fee of ${money(bill.fee)} and `}the terms of use.
    </p>
    <button type="submit" class="button primary wide" name="do" value="submit">
      Submit payment
    </button>
  </form>
);
