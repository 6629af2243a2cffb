import { expect, it } from 'vitest';
import { listOfAll } from '../src/lists.js';
import { links } from './in-world.js';

const ids = Array.from({ length: 25 }, (_, i) => ({ id: `PP${String(25 - i).padStart(2, '0')}` }));
const list = (query: { limit?: number; cursor?: string }) =>
  listOfAll(ids, { path: 'payments', query, links, present: ({ id }: { id: string }) => id });
const cursorOf = (link: string | undefined) => new URL(link ?? '').searchParams.get('cursor') ?? '';

it('holds ten objects unless a limit is given, and counts those of the page [paypro.R16, R17, R22]', () => {
  expect(list({})).toMatchObject({ type: 'list', count: 10 });
  expect(list({ limit: 3 })).toMatchObject({ data: ['PP25', 'PP24', 'PP23'], count: 3 });
  expect(list({ limit: 100 })).toMatchObject({ count: 25 });
});

it('links to itself without a cursor, and to a side only where there is more [paypro.R15, R19]', () => {
  expect(list({ limit: 100 })._links).toEqual({ self: 'https://api.test/payments' });
  expect(Object.keys(list({})._links)).toEqual(['self', 'next']);
});

it('writes cursors as base64url of the side and the id, and the limit only where one was given [dossier 3.2]', () => {
  expect(list({})._links.next).toBe(`https://api.test/payments?cursor=${Buffer.from('n:PP16').toString('base64url')}`);
  expect(list({ limit: 2 })._links.next).toBe(`https://api.test/payments?cursor=${Buffer.from('n:PP24').toString('base64url')}&limit=2`);
});

it('leads through all pages and back without gap or overlap [paypro.R19, R20]', () => {
  const pages = [list({ limit: 10 })];
  for (let next = pages[0]?._links.next; next; next = pages.at(-1)?._links.next) pages.push(list({ limit: 10, cursor: cursorOf(next) }));
  expect(pages.flatMap(({ data }) => data)).toEqual(ids.map(({ id }) => id));
  const back = list({ limit: 10, cursor: cursorOf(pages[2]?._links.prev) });
  expect(back.data).toEqual(pages[1]?.data);
  expect(list({ limit: 10, cursor: cursorOf(back._links.prev) }).data).toEqual(pages[0]?.data);
});

it.each([
  ['of no object', Buffer.from('n:PP99').toString('base64url')],
  ['of no side', Buffer.from('x:PP16').toString('base64url')],
  ['with padding', `${Buffer.from('n:PP16').toString('base64url')}=`],
  ['that is no base64', '%%%'],
  ['that is empty', ''],
])('refuses a cursor %s [paypro.P6]', (_, cursor) => {
  expect(() => list({ cursor })).toThrow('cursor_unknown');
});
