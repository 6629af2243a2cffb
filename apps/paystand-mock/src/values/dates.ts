/** paystand.R226: ISO 8601 in UTC, with milliseconds. */
export const isoMillis = (at: number): string => new Date(at).toISOString();
