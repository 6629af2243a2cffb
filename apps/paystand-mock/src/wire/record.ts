import { isoMillis } from '../dates.js';
import { moneyText } from '../money.js';

const dates: ReadonlySet<string> = new Set([
  ...['created', 'lastUpdated', 'date', 'dateDue', 'datePaid', 'datePosted', 'dateFailed', 'dateSettled', 'dateToPost'],
  ...['releaseDate', 'dateReleased', 'paidOutAt'],
]);
const amounts: ReadonlySet<string> = new Set([
  ...['amount', 'amountPaid', 'opening', 'amountApplied', 'resourceAmount', 'amountWon', 'subtotal', 'payerTotalFees', 'customFlat'],
  ...['available', 'held'],
]);

/** A record as the control plane shows it: as it is stored, with dates and money that people can read. */
export const presentRecord = (record: object): object =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, shown(name, value)]));

function shown(name: string, value: unknown): unknown {
  if (typeof value === 'number') return dates.has(name) ? isoMillis(value) : amounts.has(name) ? moneyText(value) : value;
  if (Array.isArray(value)) return value.map((item) => shown('', item));
  return typeof value === 'object' && value !== null && name !== 'meta' ? presentRecord(value) : value;
}
