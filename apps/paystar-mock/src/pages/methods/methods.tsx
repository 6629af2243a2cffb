import { type ChosenSource, describe } from '../../resources/payment-sources/payment-source.js';
import { type Entry, isFirstWrong, Problem } from '../parts/field.js';
import { Icon } from '../parts/icons.js';
import { money } from '../parts/money.js';
import { BankFields, CardFields } from './fields.js';
import { type Offer, optionOf, type SourceType, valuesOf } from './offer.js';

interface MethodsView {
  readonly legend: string;
  readonly offer: Offer;
  readonly entry: Entry;
  /** The world's time. */
  readonly now: number;
  /** What each type costs the payer, in cents, where that matters. */
  readonly fees?: Readonly<Record<SourceType, number>>;
  /** What the source in use is called. */
  readonly inUse?: string;
}

const icons = { CreditCard: 'card', ACH: 'bank' } as const;
const names = { CreditCard: 'Credit or debit card', ACH: 'Bank account' } as const;

/** What people call a source: by its own name, where it has one. */
export const calledBy = (source: ChosenSource): string => (source.nickname ? `${source.nickname}, ${describe(source)}` : describe(source));

/** The value that is chosen: as the form was sent, or the only one, or what is in use. */
export function chosenIn(offer: Offer, { values }: Entry): string | undefined {
  const all = valuesOf(offer);
  if (values.method !== undefined) return values.method;
  return all.length === 1 || offer.chosen ? all[0] : undefined;
}

/** One way to pay out of those that are offered; what a new one needs is asked for once it is chosen. */
export const Methods = ({ legend, offer, entry, now, fees, inUse = 'as chosen before' }: MethodsView) => (
  <fieldset class="methods" aria-describedby={entry.problems.method === undefined ? undefined : 'method-problem'}>
    <legend>{legend}</legend>
    <Problem of="method" entry={entry} />
    {valuesOf(offer).map((value, i) => {
      const { type, source } = optionOf(offer, value) as { type: SourceType; source?: ChosenSource };
      return (
        <div class="method">
          <label>
            <input
              type="radio"
              name="method"
              value={value}
              checked={chosenIn(offer, entry) === value}
              data-preview={fees === undefined ? undefined : ''}
              autofocus={isFirstWrong('method', entry) && i === 0}
            />
            <Icon name={icons[type]} />
            <span class="name">
              {source ? (source.nickname ?? describe(source)) : names[type]}
              {source?.nickname && <span class="soft small">{describe(source)}</span>}
              {value === 'chosen' && <span class="soft small">{inUse}</span>}
            </span>
            {fees !== undefined && <span class="soft small">{fees[type] === 0 ? 'No fee' : `${money(fees[type])} fee`}</span>}
          </label>
          {value === 'card' && <CardFields entry={entry} now={now} />}
          {value === 'bank' && <BankFields entry={entry} />}
        </div>
      );
    })}
  </fieldset>
);
