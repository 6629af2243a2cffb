/** `31 Jan 2026, 12:00:00 UTC, frozen`. The clock of a world is not the reader's, hence the zone. */
export const clockText = ({ now, frozen }: { readonly now: number; readonly frozen: boolean }): string =>
  `${instant(now)}, ${frozen ? 'frozen' : 'running'}`;

/** `31 Jan 2026, 12:00:00 UTC` */
export const instant = (at: number): string => `${dates.format(at)} UTC`;

const dates = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' });
