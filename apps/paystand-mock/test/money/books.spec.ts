import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Dispute } from '../../src/resources/disputes/dispute.js';
import { disputeLifecycle } from '../../src/resources/disputes/states.js';
import { checkBooks } from './checks.js';
import { achBank, bankId, cardId, inWorld } from './in-world.js';

type World = ReturnType<typeof inWorld>;
type Office = World & { readonly customer: string; readonly receivables: readonly string[] };
type Collection = 'payments' | 'fees' | 'refunds' | 'disputes' | 'transfers';

/** The id of one of the records in these states, if there is one. */
const pick = ({ run }: World, collection: Collection, n: number, states: readonly string[]): string =>
  run((tx) => {
    const all = [...(tx[collection].all() as Iterable<{ id: string; status?: string; feeType?: string }>)];
    const fitting = all.filter(({ status, feeType }) => states.includes(feeType ?? status ?? ''));
    return fitting[n % Math.max(1, fitting.length)]?.id ?? 'none';
  });

const text = (cents: number) => (cents / 100).toFixed(2);
const isDone = (answer: unknown) => typeof answer !== 'string';

const sources = [
  ...['4242', '4242', '0077', '0259', '0002'].map((last4) => ({ cardId: cardId(last4) })),
  { cardId: undefined, bankId },
  { cardId: undefined, bank: achBank },
];

function charge(office: Office, n: number, m: number): boolean {
  const currency = m % 4 === 0 ? 'CAD' : 'USD';
  const bank = currency === 'CAD' ? { ...achBank, routingNumber: '11000-000', currency } : achBank;
  const source = sources[n % sources.length] ?? {};
  const cents = 1 + ((n * 37 + m * 11) % 9000);
  const receivableId = m % 3 === 0 ? office.receivables[m % office.receivables.length] : undefined;
  const split = 'bank' in source || 'bankId' in source ? 'absorb_all_fees' : 'recoup_custom_of_subtotal';
  const fee = split === 'absorb_all_fees' ? 0 : Math.floor((cents * 35 + 500) / 1000);
  const feeSplit = m % 2 === 0 ? { amount: text(cents + fee), feeSplit: { subtotal: text(cents), feeSplitType: split } } : {};
  return isDone(
    office.charge({ amount: text(cents), currency, ...source, ...('bank' in source ? { bank } : {}), receivableId, ...feeSplit }),
  );
}

function checkout({ act, receivables, customer }: Office, n: number, m: number): boolean {
  const chosen = receivables.filter((_, i) => (n + i) % 3 !== 0).map((receivableId) => ({ receivableId, amount: text(1 + (m % 900)) }));
  const source = m % 3 === 0 ? { bank: 'unverified' } : m % 3 === 1 ? { bank: 'verified' } : { cardNumber: '4000000000000077' };
  return isDone(act('checkout', customer, { receivables: chosen, ...source, convenienceFee: n % 2 === 0 }));
}

const action =
  (name: string, collection: Collection, states: readonly string[], fields: (n: number, m: number) => object = () => ({})) =>
  (office: Office, n: number, m: number): boolean => {
    const id = pick(office, collection, n, states);
    return id !== 'none' && isDone(office.act(name, id, fields(n, m)));
  };

const part = (n: number, m: number) => (m % 3 === 0 ? {} : { amount: text(1 + ((n * 13 + m) % 4000)) });

/** A step that the dispute takes, to whichever side. */
function decide(office: Office, n: number, m: number): boolean {
  const id = pick(office, 'disputes', n, ['created', 'processing', 'acceptingEvidence', 'underReview', 'active']);
  if (id === 'none') return false;
  const { disputeType, status } = office.run((tx) => tx.disputes.get(id) as Dispute);
  const targets = Object.values(disputeLifecycle[disputeType][status]);
  return isDone(office.act('advance-dispute', id, { to: targets[m % targets.length] }));
}

/** What a merchant, payers, banks, Paystand and the clock do: whether it was done. */
const commands: Readonly<Record<string, (office: Office, n: number, m: number) => boolean>> = {
  charge,
  checkout,
  clear: action('clear', 'payments', ['posted']),
  reject: action('fail', 'payments', ['processing']),
  finalise: action('finalise-fee', 'fees', ['delayed']),
  refund: (office, n, m) =>
    isDone(office.refund(pick(office, 'payments', n, ['paid']), { amount: text(1 + ((n + m * 7) % 3000)), currency: undefined })),
  refundAll: action('refund', 'payments', ['paid'], part),
  settleRefund: action('settle-refund', 'refunds', ['processing']),
  failRefund: action('fail-refund', 'refunds', ['processing']),
  dispute: action('dispute', 'payments', ['posted', 'paid'], part),
  decide,
  win: action('advance-dispute', 'disputes', ['underReview', 'active'], () => ({ to: 'won' })),
  payOut: ({ act, transfers }, n) => {
    const before = transfers().length;
    act('pay-out', n % 4 === 0 ? 'CAD' : 'USD');
    return transfers().length > before;
  },
  advance: action('advance-transfer', 'transfers', ['processing', 'sending', 'posted']),
  returnTransfer: action('fail-transfer', 'transfers', ['processing', 'sending', 'posted']),
  wait: ({ wait }, n, m) => wait(((n * 7 + m) % 40) / 8).length > 0,
};

/** What happens most. */
const often = [
  'charge charge charge checkout clear clear clear clear wait wait',
  'dispute decide decide decide win win win refund refund settleRefund failRefund',
  'payOut payOut returnTransfer returnTransfer returnTransfer advance advance',
].flatMap((line) => line.split(' '));
const step = fc.tuple(fc.constantFrom(...Object.keys(commands), ...often), fc.nat(1000), fc.nat(1000));

/** What the sequences came to, so that the books do not close over nothing. */
const sights: Readonly<Record<string, (world: World) => boolean>> = {
  'a debt that is carried over': ({ balance }) => balance().available < 0,
  'money on hold': ({ balance }) => balance().held > 0,
  'a payout of a payment of which a part was refunded before': ({ run }) =>
    run((tx) => [...tx.transferReportEntries.all()].some(({ resourceType }) => resourceType === 'Refund')),
  'money that is in a second payout, as the first has failed': ({ run }) =>
    run((tx) => {
      const entries = [...tx.transferReportEntries.all()].map(({ entryId }) => entryId);
      return new Set(entries).size < entries.length;
    }),
  'a dispute that is won': ({ run }) => run((tx) => [...tx.disputes.all()].some(({ status }) => status === 'won')),
  'a receivable that a refund opened again': ({ run }) =>
    run((tx) => [...tx.receivableTransactions.all()].some(({ resourceType, status }) => resourceType === 'Refund' && status === 'active')),
  'an application that was undone': ({ run }) =>
    run((tx) => [...tx.receivableTransactions.all()].some(({ status }) => status === 'inactive')),
  'payouts of both currencies': ({ transfers }) => new Set(transfers().map(({ currency }) => currency)).size === 2,
  'a payout that came by itself and is paid': ({ transfers }) => transfers().some(({ status }) => status === 'paid'),
};

it('whatever happens, both books close to the cent [paystand.R104, R175, R187, R188, R192]', { timeout: 60_000 }, () => {
  const done = new Map<string, number>();
  const count = (name: string) => done.set(name, (done.get(name) ?? 0) + 1);
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 90 }), (steps) => {
      const world = inWorld({ environment: 'production' });
      const { customer, receivables } = world.debtor('INV-1', 'INV-2', 'INV-3');
      const office: Office = { ...world, customer: customer.id, receivables };
      for (const [name, n, m] of steps) {
        if (commands[name]?.(office, n, m)) count(name);
        world.run(checkBooks);
      }
      for (const [name, isSeen] of Object.entries(sights)) if (isSeen(world)) count(name);
    }),
    { numRuns: 120 },
  );
  const rare = [...Object.keys(commands), ...Object.keys(sights)].filter((name) => (done.get(name) ?? 0) < 3);
  expect(rare).toEqual([]);
});
