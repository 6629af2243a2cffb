import { isoMillis } from '../values/dates.js';
import { moneyText } from '../values/money.js';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

const dates = words(`
  created lastUpdated date dateDue datePaid datePosted dateFailed dateSettled dateToPost releaseDate dateReleased paidOutAt since
`);
const amounts = words(`
  amount amountPaid opening amountApplied resourceAmount amountWon disputedAmount subtotal payerTotalFees customFlat available held
`);

/** A record as the control plane shows it: as it is stored, with dates and money that people can read. */
export const presentRecord = (record: object): object =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, shown(name, value)]));

function shown(name: string, value: unknown): unknown {
  if (typeof value === 'number') return dates.has(name) ? isoMillis(value) : amounts.has(name) ? moneyText(value) : value;
  if (Array.isArray(value)) return value.map((item) => shown('', item));
  return typeof value === 'object' && value !== null && name !== 'meta' ? presentRecord(value) : value;
}
