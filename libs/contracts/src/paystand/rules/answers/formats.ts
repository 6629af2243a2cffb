import { inference, type Matcher, matching, where } from '../../../verifier/index.js';
import { docsX } from '../../sources.js';
import { rule } from '../dialect.js';
import { id24, type PaystandStage, utcMillis } from '../parts.js';
import { membersOf, oneOfEach, type Shown, showing } from './one-of-each.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const ids = words('id payerId payerCustomerId receivableId paymentId resourceId sourceId bankId accountId');
const times = words(`
  created lastUpdated date dateDue datePaid datePosted dateFailed dateSettled dateToPost releaseDate dateReleased`);
const amounts = words(`
  amount amountPaid amountApplied settlementAmount resourceAmount disputedAmount disputeFee amountWon
  subtotal payerTotalFees payerDiscount payerTotal merchantTotalFees customFlat`);

const money = matching(/^-?\d+\.\d{2}$/);

/** The copy of a payment inside of a refund or a dispute, in whatever that is. */
const copiedAmount = /(^|\.(refunds|disputes)\.\d+)\.resource\.amount$/;

/** Objects that the provider stores, by what they say that they are, wherever they stand. Copies of payments and sources, and splits, are none. */
const stored = words(`
  payerCustomer payer receivable receivableAttachment receivableTransaction payment card bank hold refund dispute fee transfer`);
const isCopy = /\.(resource|resource\.\w+|payment\.resource|bank|receivable)$/;

/** All members of these names in one of each, which there have to be. */
function look({ expect }: PaystandStage, shown: readonly Shown[], names: ReadonlySet<string>, expected: Matcher, but?: RegExp): void {
  const found = shown.flatMap(([name, answer]) =>
    [...membersOf(answer)]
      .filter(([place, member]) => names.has(member) && !but?.test(place))
      .map(([place, member, value]) => [`${name}${place}`, member, value] as const),
  );
  for (const [place, , value] of found) expect(place, value, expected);
  const missed = [...names].filter((name) => !found.some(([, member]) => member === name));
  expect('members that no answer has', missed, []);
}

/** What values look like. */
export const formats = [
  rule('paystand.R224', 'Ids are 24 small letters and digits.', docsX('objects'), showing, async (stage) => {
    look(stage, await oneOfEach(stage), ids, id24);
  }),

  rule(
    'paystand.R225',
    'Money is text with two decimals, but for the amount of the payment inside of a refund or a dispute.',
    docsX('objects, refund and dispute events'),
    showing,
    async (stage) => {
      const shown = await oneOfEach(stage);
      const copies = shown
        .filter(([name]) => name === 'the refund' || name === 'the dispute')
        .map(([, answer]) => (answer as { readonly resource: { readonly amount: unknown } }).resource.amount);
      stage.expect('the amounts of the copies', copies, [103.5, 103.5]);
      look(stage, shown, amounts, money, copiedAmount);
    },
  ),

  rule('paystand.R226', 'Times are ISO 8601 in UTC, with milliseconds.', docsX('objects'), showing, async (stage) => {
    look(stage, await oneOfEach(stage), times, utcMillis);
  }),

  rule('paystand.R227', 'Every object has object, id, created and lastUpdated.', docsX('objects'), showing, async (stage) => {
    const shown = await oneOfEach(stage);
    const objects = shown.flatMap(([name, answer]) => {
      const inside = [...membersOf(answer)]
        .filter(([place]) => !isCopy.test(place))
        .map(([place, , value]) => [name + place, value] as const);
      return [[name, answer] as const, ...inside].filter(([, value]) => typeof value === 'object' && value !== null && 'object' in value);
    });
    const known = objects.filter(([, value]) => stored.has((value as { readonly object: string }).object));
    const usual = {
      object: where('a name', (name) => typeof name === 'string' && name !== ''),
      id: id24,
      created: utcMillis,
      lastUpdated: utcMillis,
    };
    for (const [place, value] of known) stage.expect(place, value, usual);
    const seen = new Set(known.map(([, value]) => (value as { readonly object: string }).object));
    stage.expect(
      'kinds that no answer has',
      [...stored].filter((kind) => !seen.has(kind)),
      [],
    );
  }),

  rule('paystand.R228', 'What has no value is left out, not null.', inference('no example has a null'), showing, async (stage) => {
    const shown = await oneOfEach(stage);
    const nulls = shown.flatMap(([name, answer]) =>
      [...membersOf(answer)].filter(([, , value]) => value === null).map(([place]) => name + place),
    );
    stage.expect('members that are null', nulls, []);
    const left = shown.filter(([, answer]) => 'dateFailed' in (answer as object)).map(([name]) => name);
    stage.expect('what has failed', left, ['the failed payment']);
  }),
];
