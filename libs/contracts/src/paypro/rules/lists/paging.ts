import { absoluteUrl, type Call, docs, exactly, matching, missing, sdk, seed, where } from '../../../verifier/index.js';
import { rule } from '../dialect.js';
import { eachOf, type PayProStage } from '../parts.js';

interface Page {
  readonly data: readonly Item[];
  readonly count: number;
  readonly _links: { readonly self: string; readonly next?: string; readonly prev?: string };
}

interface Item {
  readonly id: string;
  readonly created_at: string;
  readonly payload?: { readonly id: string };
}

/** A list that objects can be put in. */
interface Filled {
  readonly name: string;
  readonly list: (query: { readonly limit: number; readonly cursor?: string }) => Call<unknown>;
  /** Makes one more object, and answers what it will be known by. */
  readonly make: () => Promise<string>;
}

/** An event is known by what it is about. */
const known = ({ id, payload }: Item): string => payload?.id ?? id;
const knownIn = ({ data }: Page): readonly string[] => data.map(known);

async function filledLists({ api, given, can }: PayProStage): Promise<readonly Filled[]> {
  const { id: customer } = await given.aCustomer();
  const aPayment = async () => (await given.anOpenPayment()).id;
  const aMandate = async () => (await given.aMandate({ customer })).id;
  const lists: readonly Filled[] = [
    { name: 'payments', list: (query) => api.listPayments({ query }), make: aPayment },
    { name: 'events', list: (query) => api.listEvents({ query }), make: aPayment },
    { name: 'webhooks', list: (query) => api.listWebhooks({ query }), make: async () => (await given.aWebhook()).id },
    { name: 'customers', list: (query) => api.listCustomers({ query }), make: async () => (await given.aCustomer()).id },
    { name: 'mandates of a customer', list: (query) => api.listCustomerMandates({ id: customer, query }), make: aMandate },
  ];
  if (!can('payer')) return lists;
  const { id: paid } = await given.aPaidPayment();
  const { id: subscription } = await given.anActiveSubscription({ customer });
  const aRefund = async () => (await given.aRefund({ payment: paid, amount: 10 })).id;
  const aPeriod = async () => (await api.createSubscriptionPeriod({ id: subscription, body: { amount: 10 } }).answers(201)).id;
  return [
    ...lists,
    { name: 'periods of a subscription', list: (query) => api.listSubscriptionPeriods({ id: subscription, query }), make: aPeriod },
    { name: 'refunds', list: (query) => api.listRefunds({ query }), make: aRefund },
    { name: 'refunds of a payment', list: (query) => api.listPaymentRefunds({ id: paid, query }), make: aRefund },
  ];
}

/** So many new objects, the newest first, as lists have them. */
async function several({ make }: Filled, count: number): Promise<readonly string[]> {
  const made: string[] = [];
  while (made.length < count) made.unshift(await make());
  return made;
}

const page = async (call: Call<unknown>): Promise<Page> =>
  (await call.answers(200, { type: 'list', _links: { self: absoluteUrl } })) as unknown as Page;

const follow = ({ api }: PayProStage, link: string | undefined): Promise<Page> => page(api.raw({ method: 'GET', path: link ?? '' }));

/** Follows `next` to the end of the list, by the links as they stand. */
async function pagesFrom(stage: PayProStage, first: Page): Promise<readonly Page[]> {
  const pages = [first];
  for (let next = first._links.next; next && pages.length < 200; next = pages.at(-1)?._links.next) pages.push(await follow(stage, next));
  return pages;
}

const cursorOf = (link: string | undefined): string => new URL(link ?? '').searchParams.get('cursor') ?? '';

/** In which order a list goes, and how one gets through it. */
export const paging = [
  rule('paypro.R18', 'Lists begin with what is newest.', seed('list operations'), async (stage) => {
    const { expect, passSeconds, inferred } = stage;
    const lists = await filledLists(stage);
    const made = new Map(lists.map(({ name }) => [name, [] as string[]]));
    await eachOf([1, 2, 3], async (round) => {
      if (round > 1) await passSeconds(2);
      await eachOf(lists, async ({ name, make }) => made.get(name)?.unshift(await make()));
    });
    await eachOf(lists, async ({ name, list }) => {
      const { data } = await page(list({ limit: 100 }));
      const ours = made.get(name) ?? [];
      expect(
        `our ${name}`,
        data.map(known).filter((id) => ours.includes(id)),
        ours,
      );
      const instants = data.map(({ created_at }) => created_at);
      expect(`instants of ${name}`, instants, instants.toSorted().toReversed());
    });
    await inferred('of two made in the same second, the later one is first', () =>
      eachOf(lists, async (list) => {
        const [newer, older] = await several(list, 2);
        expect(`the newest ${list.name}`, knownIn(await page(list.list({ limit: 2 }))), [newer, older]);
      }),
    );
  }),

  rule(
    'paypro.R19',
    'The link next is there where older objects are, and following it goes on without gap or overlap.',
    seed('pagination'),
    { effects: ['creates', 'load'] },
    async (stage) => {
      await eachOf(await filledLists(stage), async (filled) => {
        const { list, name, make } = filled;
        const { expect } = stage;
        const made = await several(filled, 5);
        const whole = await pagesFrom(stage, await page(list({ limit: 100 })));
        const all = whole.flatMap(({ data }) => data.map(({ id }) => id));
        expect(`the newest ${name}`, whole.flatMap(knownIn).slice(0, 5), made);
        expect(`different ${name}`, new Set(all).size, all.length);
        expect(`the last page of ${name}`, whole.at(-1)?._links, { next: missing });
        const first = await page(list({ limit: 2 }));
        expect(`the first page of ${name}`, first, { count: 2, _links: { next: absoluteUrl } });
        const pages = await pagesFrom(stage, first);
        const walked = pages.flatMap(({ data }) => data.map(({ id }) => id));
        expect(`all pages of ${name}`, walked, pages.length < 200 ? all : all.slice(0, walked.length));
        for (const { data } of pages)
          expect(
            `a page of ${name}`,
            data.length,
            where('at least one', (length) => Number(length) > 0),
          );
        await make();
        expect(`the second page of ${name}, after one more`, knownIn(await follow(stage, first._links.next)).slice(0, 2), made.slice(2, 4));
      });
    },
  ),

  rule('paypro.R20', 'The link prev of a later page leads back to the objects before it.', seed('pagination'), async (stage) => {
    await eachOf(await filledLists(stage), async (filled) => {
      const { expect } = stage;
      const made = await several(filled, 6);
      const first = await page(filled.list({ limit: 2 }));
      expect(`the first page of ${filled.name}`, first._links, { prev: missing, next: absoluteUrl });
      const [, second, third] = await pagesFrom(stage, first);
      expect(`the second page of ${filled.name}`, second, { _links: { prev: absoluteUrl } });
      const back = await follow(stage, second?._links.prev);
      expect(`back to the first page of ${filled.name}`, knownIn(back), made.slice(0, 2));
      expect(`the first page of ${filled.name} again`, back._links, { prev: missing, next: absoluteUrl });
      expect(`back to the second page of ${filled.name}`, knownIn(await follow(stage, third?._links.prev)), made.slice(2, 4));
    });
  }),

  rule('paypro.R21', 'The links next and prev carry a cursor.', [docs('pagination'), sdk('paging')], async (stage) => {
    const withCursor = matching(/[?&]cursor=[^&]+/);
    await eachOf(await filledLists(stage), async (filled) => {
      const { list, name } = filled;
      await several(filled, 5);
      const first = await page(list({ limit: 2 }));
      stage.expect(`the first page of ${name}`, first._links, { next: withCursor });
      // As the SDKs do: the cursor alone, with the caller's own limit.
      const second = await page(list({ limit: 2, cursor: cursorOf(first._links.next) }));
      stage.expect(`the second page of ${name}`, second._links, { prev: withCursor });
      stage.expect(`the second page of ${name} by its link`, await follow(stage, first._links.next), exactly(second));
      const back = await page(list({ limit: 2, cursor: cursorOf(second._links.prev) }));
      stage.expect(`back to the first page of ${name}`, knownIn(back), knownIn(first));
      await stage.inferred('a cursor is n: or p: and the id at that end of the page, in base64url', () => {
        const decoded = (link: string | undefined) => Buffer.from(cursorOf(link), 'base64url').toString();
        stage.expect(`next of ${name}`, decoded(first._links.next), `n:${first.data.at(-1)?.id}`);
        stage.expect(`prev of ${name}`, decoded(second._links.prev), `p:${second.data[0]?.id}`);
      });
    });
  }),
];
