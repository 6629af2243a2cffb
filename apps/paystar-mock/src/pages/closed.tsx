import type { PageAnswer } from '@paystub/mock-http';
import { paystarPage, type ShownWorld } from './parts/frame.js';

const closed = (title: string, text: string, world?: ShownWorld): string =>
  paystarPage({
    title,
    world,
    narrow: true,
    children: (
      <div class="card stack">
        <h1 tabindex={-1}>{title}</h1>
        <p>{text}</p>
      </div>
    ),
  });

/** For a session, a business unit or a world that is not there; it does not say which. */
export const notFoundPage = (): string =>
  closed(
    'Page not found',
    'There is no session behind this link. It may be of a world that was reset or dropped since: make a new one and use its link.',
  );

export const notFound = (): PageAnswer => ({ status: 404, html: notFoundPage() });

/** paystar.R81, P23: whatever was sent is not taken any more. */
export const expired = (world: ShownWorld): PageAnswer => ({
  status: 410,
  html: closed('This session has expired', 'Go back to where you came from and start again: you will get a new link.', world),
});
