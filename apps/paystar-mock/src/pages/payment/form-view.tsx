import { Methods } from '../methods/methods.js';
import type { Offer, SourceType } from '../methods/offer.js';
import { numberOf, standingOf } from '../parts/account.js';
import { type Entry, Field, isFirstWrong, Problem } from '../parts/field.js';
import { paystarPage, type ShownWorld, type Told } from '../parts/frame.js';
import { money } from '../parts/money.js';
import type { Bill, BilledAccount } from './bill.js';
import { accountName, fieldName } from './choice.js';
import { Summary } from './summary.js';

export interface FormView {
  readonly bill: Bill;
  readonly world: ShownWorld;
  readonly told: Told;
  readonly formToken: string;
  readonly offer: Offer;
  readonly fees: Readonly<Record<SourceType, number>>;
  readonly entry: Entry;
  /** Payment fields that are asked for: name and label. */
  readonly fields: readonly (readonly [name: string, label: string])[];
  /** Whether what is typed in may be saved for later. */
  readonly maySave: boolean;
  /** The shop, where it said where it is. */
  readonly back: string | undefined;
}

/** Where the payer chooses what to pay, and how. */
export const formView = (view: FormView): string =>
  paystarPage({
    title: `Pay ${view.bill.biller}`,
    world: view.world,
    biller: view.bill.biller,
    told: view.told,
    hasProblem: Object.keys(view.entry.problems).length > 0,
    children: (
      <div class="columns">
        <div>
          <h1 tabindex={-1}>Your payment</h1>
          <Summary bill={view.bill} />
        </div>
        <Form {...view} />
      </div>
    ),
  });

const Form = ({ bill, world, formToken, offer, fees, entry, fields, maySave, back }: FormView) => (
  <form method="post" class="card stack" novalidate>
    <input type="hidden" name="form_token" value={formToken} />
    {bill.accounts.length > 1 && <Accounts accounts={bill.accounts} entry={entry} />}
    {fields.length > 0 && (
      <fieldset class="fields">
        <legend>About this payment</legend>
        {fields.map(([name, label]) => (
          <Field name={fieldName(name)} label={label} entry={entry} maxlength={1000} free />
        ))}
      </fieldset>
    )}
    <Methods legend="How would you like to pay?" offer={offer} entry={entry} now={world.now} fees={fees} />
    {maySave && (
      <label class="box save">
        <input type="checkbox" name="save" value="on" checked={entry.values.save === 'on'} />
        <span>Save this payment method for later</span>
      </label>
    )}
    <div class="go">
      <p id="total" data-live aria-live="polite">
        {bill.fee === undefined ? (
          <span class="soft">Choose how to pay to see the total.</span>
        ) : (
          <>
            Total <strong>{money(bill.subtotal + bill.fee)}</strong>{' '}
            <span class="soft small">{bill.fee === 0 ? 'without a fee' : `with a service fee of ${money(bill.fee)}`}</span>
          </>
        )}
      </p>
      <button type="submit" class="button primary" name="do" value="continue">
        Continue
      </button>
    </div>
    {back !== undefined && <GoBack to={back} />}
  </form>
);

/** paystar.R54: all are chosen at first. */
const Accounts = ({ accounts, entry }: { readonly accounts: readonly BilledAccount[]; readonly entry: Entry }) => (
  <fieldset class="accounts" data-one-stays aria-describedby={entry.problems.accounts === undefined ? undefined : 'accounts-problem'}>
    <legend>Which accounts would you like to pay?</legend>
    <Problem of="accounts" entry={entry} />
    {accounts.map(({ account, amount, isChosen }, i) => (
      <label class="box">
        <input
          type="checkbox"
          name={accountName(account.id)}
          value="on"
          checked={isChosen}
          data-preview=""
          autofocus={isFirstWrong('accounts', entry) && i === 0}
        />
        <span class="name">
          {numberOf(account)}
          <span class="soft small">{[account.Name, ...standingOf(account)].filter((part) => part !== null).join(' · ')}</span>
        </span>
        <span>{money(amount)}</span>
      </label>
    ))}
  </fieldset>
);

/** paystar.R84: leaves the frame, where the page is in one. */
export const GoBack = ({ to }: { readonly to: string }) => (
  <p class="aside">
    <a href={to} target="_top" rel="noreferrer">
      Go back
    </a>
  </p>
);
