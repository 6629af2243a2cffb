import { absoluteUrl, exactly } from '../../../verifier/index.js';
import type { PaystarStage } from '../parts.js';

/**
 * The path of a link to a hosted page. The rest is the host of the pages, which a sandbox is itself, and nothing but what a sandbox adds: `w`,
 * its own, since a browser carries no key.
 */
export async function pathOf({ expect, can, control }: PaystarStage, link: string): Promise<string> {
  expect('the link', link, absoluteUrl);
  const { origin, username, pathname, searchParams, hash } = new URL(link);
  if (can('records')) expect('the host of the link', origin, new URL(await control.address()).origin);
  const names = [...searchParams.keys()].filter((name) => name !== 'w');
  expect(`what ${link} has beside its host and its path`, [username, names, hash], exactly(['', [], '']));
  return pathname;
}
