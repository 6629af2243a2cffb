import { messagePage } from '@paystub/mock-http';

/** For a payment or a world that is not there; it does not say which. */
export const notFoundPage = (): string =>
  messagePage({
    title: 'Page not found',
    text: 'There is no payment behind this link. It may belong to a world that was reset or dropped since: make a new payment and use its link.',
  });
