import type { Links } from '@paystub/mock-http';

export type { Links };

/** Where a page of the payment is opened in a browser. */
export const checkoutLink = (links: Links, id: string): string => `${links.pages}/checkout/${id}`;
