import { messagePage } from '@paystub/mock-http';

/** For a session, a business unit or a world that is not there; it does not say which. */
export const notFoundPage = (): string =>
  messagePage({
    title: 'Page not found',
    text: 'There is no session behind this link. It may be of a world that was reset or dropped since: make a new one and use its link.',
  });
