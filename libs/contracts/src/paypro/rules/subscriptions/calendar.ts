const DAY = 86_400_000;

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** So many days after the day of an instant, as a date. */
export const dayAfter = (instant: string, days: number): string => dayOf(Date.parse(`${instant.slice(0, 10)}T00:00:00Z`) + days * DAY);

/** The 15th of a month after that of an instant: a day that every month has. */
export function midMonthAfter(instant: string, months: number): string {
  const [year, month] = instant.split('-').map(Number) as [number, number];
  return dayOf(Date.UTC(year, month - 1 + months, 15));
}

/** The first moment of a date. */
export const startOf = (date: string): string => `${date}T00:00:00Z`;

/** The second before it. */
export const justBefore = (date: string): string => `${dayAfter(date, -1)}T23:59:59Z`;
