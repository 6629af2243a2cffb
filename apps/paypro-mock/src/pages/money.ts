const euros = new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' });

/** Cents as people read them: `€1,234.50`. */
export const money = (cents: number): string => euros.format(cents / 100);
