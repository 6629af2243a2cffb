import type { PageRequest } from '@paystub/mock-http';
import { describe, type PaymentSource } from '../../resources/payment-sources/payment-source.js';
import { Methods } from '../methods/methods.js';
import type { Offer } from '../methods/offer.js';
import { type Entry, Field } from '../parts/field.js';
import { Icon } from '../parts/icons.js';
import type { Done, Managed } from './managed.js';
import { managementPage, Token } from './view.js';

/** A method of the wallet, and what is to be paid with it. */
export interface Kept {
  readonly source: PaymentSource;
  readonly uses: readonly string[];
}

interface WalletView {
  readonly managed: Managed;
  readonly request: PageRequest;
  readonly wallet: readonly Kept[];
  readonly offer: Offer;
  readonly entry: Entry;
  /** 409: a method was to be deleted that is in use; 422: something that was filled in is wrong. */
  readonly status: 200 | 409 | 422;
}

const changes = new Map<string | undefined, Done>([
  ['added', { notice: 'The payment method is saved.', happened: 'WALLET-SESSION.UPDATED' }],
  ['there', { notice: 'This payment method was saved already.' }],
  ['deleted', { notice: 'The payment method is deleted.', happened: 'WALLET-SESSION.UPDATED' }],
  ['gone', { notice: 'This payment method was deleted already.' }],
]);

/** paystar.R77: the customer views, adds and deletes payment methods. */
export const walletView = (view: WalletView): string => {
  const { managed, request, status } = view;
  return managementPage({
    title: 'Payment methods',
    managed,
    request,
    data: { customerEmailAddress: managed.customer.EmailAddress },
    ...(status === 200 && changes.get(request.query.done)),
    problem: status === 409 ? 'This payment method is in use and cannot be deleted.' : undefined,
    isWrong: status === 422,
    children: (
      <>
        <Wallet {...view} />
        <Add {...view} />
      </>
    ),
  });
};

const Wallet = ({ wallet, request }: WalletView) => (
  <section class="card stack" aria-labelledby="saved">
    <h2 id="saved">Saved</h2>
    {wallet.length === 0 ? (
      <p class="soft">Nothing is saved yet.</p>
    ) : (
      <ul class="rows">
        {wallet.map((kept) => (
          <Row {...kept} request={request} />
        ))}
      </ul>
    )}
  </section>
);

/** paystar.P34: one in use cannot be deleted. */
const Row = ({ source, uses, request }: Kept & { readonly request: PageRequest }) => (
  <li>
    <Icon name={source.paymentSourceType === 'CreditCard' ? 'card' : 'bank'} />
    <span class="name">
      {source.nickname ?? describe(source)}
      <span class="soft small">
        {source.nickname === null ? '' : `${describe(source)} · `}
        {source.accountHolderName}
      </span>
      {uses.length > 0 && <span class="soft small">In use by {uses.join(' and ')}: it cannot be deleted.</span>}
    </span>
    {uses.length === 0 && (
      <form method="post">
        <Token of={request} />
        <input type="hidden" name="payment_source" value={source.id} />
        <button type="submit" class="button" name="do" value="delete" aria-label={`Delete ${source.nickname ?? describe(source)}`}>
          Delete
        </button>
      </form>
    )}
  </li>
);

const Add = ({ request, offer, entry }: WalletView) => (
  <form method="post" class="card stack" novalidate>
    <Token of={request} />
    <h2>Add a payment method</h2>
    <Methods legend="What would you like to add?" offer={offer} entry={entry} now={request.world.now} />
    <div class="fields">
      <Field name="nickname" label="Nickname (optional)" entry={entry} maxlength={100} />
    </div>
    <button type="submit" class="button primary wide" name="do" value="add">
      Save
    </button>
  </form>
);
