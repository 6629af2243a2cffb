import type { PageRequest } from '@paystub/mock-http';
import type { Enrollment } from '../../resources/enrollments/enrollment.js';
import type { PaymentSource } from '../../resources/payment-sources/payment-source.js';
import { calledBy, Methods } from '../methods/methods.js';
import type { Offer } from '../methods/offer.js';
import { AccountCard } from '../parts/account.js';
import { Fact, Facts } from '../parts/facts.js';
import { type Entry, Field, isFirstWrong, Problem } from '../parts/field.js';
import { money } from '../parts/money.js';
import type { Done, ManagedOf } from './managed.js';
import { managementPage, Token } from './view.js';

export interface Enrolled extends Enrollment {
  readonly source: PaymentSource;
}

interface AutopayView {
  readonly managed: ManagedOf;
  readonly request: PageRequest;
  readonly data: object;
  readonly enrolled: Enrolled | undefined;
  readonly offer: Offer;
  readonly entry: Entry;
  /** Whether a form came that no longer fits. */
  readonly isLate: boolean;
}

const changes = new Map<string | undefined, Done & { readonly isOn: boolean }>([
  ['enrolled', { notice: 'You are enrolled in AutoPay.', happened: 'AUTOPAY-SESSION.ENROLLED', isOn: true }],
  ['updated', { notice: 'Your changes are saved.', happened: 'AUTOPAY-SESSION.UPDATED', isOn: true }],
  ['same', { notice: 'Your changes are saved.', isOn: true }],
  ['unenrolled', { notice: 'AutoPay is canceled.', happened: 'AUTOPAY-SESSION.UNENROLLED', isOn: false }],
]);

/** What was done, as long as it is so. */
function doneIn({ request, enrolled, isLate }: AutopayView): Done | undefined {
  const done = changes.get(request.query.done);
  return !isLate && done?.isOn === (enrolled !== undefined) ? done : undefined;
}

/** Dossier 5.5: an account's AutoPay. */
export const autopayView = (view: AutopayView): string => {
  const { managed, request, data, enrolled, entry, isLate } = view;
  return managementPage({
    title: 'AutoPay',
    managed,
    request,
    data,
    notice: doneIn(view)?.notice,
    happened: doneIn(view)?.happened,
    problem: isLate ? `AutoPay is ${enrolled ? 'on' : 'off'} already. Nothing was changed.` : undefined,
    isWrong: Object.keys(entry.problems).length > 0,
    children: (
      <>
        <AccountCard account={managed.account} />
        {enrolled && <Enrollments {...enrolled} />}
        <Settings {...view} />
        {enrolled && <Cancel request={request} />}
      </>
    ),
  });
};

const days = (lead: number) => (lead === 0 ? 'On the due date' : `${lead} ${lead === 1 ? 'day' : 'days'} before the due date`);

const Enrollments = ({ source, ProcessingLeadTime, MaximumBalanceAllowed }: Enrolled) => (
  <section class="card stack" aria-labelledby="on">
    <h2 id="on">AutoPay is on</h2>
    <Facts>
      <Fact name="Pays with">{calledBy(source)}</Fact>
      <Fact name="Pays">{days(ProcessingLeadTime)}</Fact>
      <Fact name="Maximum balance">{MaximumBalanceAllowed === null ? 'No maximum' : money(MaximumBalanceAllowed)}</Fact>
    </Facts>
  </section>
);

const Settings = ({ managed, request, enrolled, offer, entry }: AutopayView) => (
  <form method="post" class="card stack" novalidate>
    <Token of={request} />
    <h2>{enrolled ? 'Change your settings' : 'Enroll in AutoPay'}</h2>
    <Methods legend="Pay with" offer={offer} entry={entry} now={request.world.now} inUse="in use now" />
    <div class="fields">
      <Field
        name="lead"
        label="Days before the due date"
        hint="0 pays on the due date itself."
        entry={entry}
        inputmode="numeric"
        maxlength={3}
      />
      <Field
        name="maximum"
        label="Maximum balance (optional)"
        hint="In dollars. A higher balance is not paid automatically."
        entry={entry}
        inputmode="decimal"
        maxlength={14}
      />
    </div>
    {!enrolled && <Terms biller={managed.biller} entry={entry} />}
    {enrolled ? (
      <button type="submit" class="button primary wide" name="do" value="update">
        Save changes
      </button>
    ) : (
      <button type="submit" class="button primary wide" name="do" value="enroll" data-needs="terms">
        Enroll
      </button>
    )}
  </form>
);

/** Dossier 5.5: once they are accepted, Enroll can be pressed. */
const Terms = ({ biller, entry }: { readonly biller: string; readonly entry: Entry }) => (
  <div>
    <Problem of="terms" entry={entry} />
    <label class="box">
      <input
        type="checkbox"
        name="terms"
        value="on"
        checked={entry.values.terms === 'on'}
        autofocus={isFirstWrong('terms', entry)}
        aria-invalid={entry.problems.terms === undefined ? undefined : 'true'}
        aria-describedby={entry.problems.terms === undefined ? undefined : 'terms-problem'}
      />
      <span>I accept the terms of AutoPay: {biller} may charge this payment method for each bill until I cancel.</span>
    </label>
  </div>
);

const Cancel = ({ request }: Pick<AutopayView, 'request'>) => (
  <form method="post" class="aside">
    <Token of={request} />
    <button type="submit" class="button" name="do" value="cancel">
      Cancel AutoPay
    </button>
  </form>
);
