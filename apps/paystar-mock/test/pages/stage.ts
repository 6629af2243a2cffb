import { paystar } from '@paystub/contracts/paystar/rules';
import { openStage, type Page } from '@paystub/contracts/verifier';
import { startMock, type TestMock, targetOf } from '@paystub/testing';
import { afterAll, beforeAll } from 'vitest';
import { createPaystarMock } from '../../src/index.js';

/** All that a page could change. */
const collections = [
  'accounts',
  'customers',
  'payment-sessions',
  'management-sessions',
  'payment-sources',
  'enrollments',
  'scheduled-payments',
];

/** A server for one spec file, in which each test has a world of its own and a browser without scripts. */
export function hostedPages() {
  let mock: TestMock;
  beforeAll(async () => {
    mock = await startMock(createPaystarMock());
  });
  afterAll(() => mock.stop());
  return {
    stage: async () => {
      const key = mock.freshKey();
      const stage = await openStage(
        paystar,
        targetOf(mock, () => key),
      );
      const ask = async (path: string) => (await fetch(`${mock.control}/worlds/paystar:${key}/${path}`)).json();
      return {
        ...stage,
        /** The base of the server's addresses. */
        url: mock.url,
        /** Everything that is kept, as text. */
        held: async () => JSON.stringify(await Promise.all(collections.map((name) => stage.control.records(name)))),
        /** What the journal shows of the last requests, newest first, in full. */
        noted: async (limit: number): Promise<readonly string[]> => {
          const { data } = await ask(`requests?limit=${limit}`);
          return Promise.all(data.map(async ({ seq }: { seq: number }) => JSON.stringify(await ask(`requests/${seq}`))));
        },
      };
    },
  };
}

export type Stage = Awaited<ReturnType<ReturnType<typeof hostedPages>['stage']>>;

/** What a payer types to pay with a card. */
export const card = {
  method: 'card',
  card_number: '4111 1111 1111 1111',
  card_expiry: '12/49',
  card_cvv: '123',
  card_zip: '81416',
  card_holder: 'Pat Roe',
} as const;

export const bank = {
  method: 'bank',
  bank_owner: 'personal',
  bank_type: 'Checking',
  bank_holder: 'Pat Roe',
  bank_routing: '110000000',
  bank_account: '000123456789',
} as const;

/** Sends what no page offers, with the token that one has. */
export async function forge(link: string, page: Page, fields: Readonly<Record<string, string>>) {
  const token = page.controls.find(({ name }) => name === 'form_token')?.value ?? '';
  const answer = await fetch(link, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ form_token: token, ...fields }) });
  return { status: answer.status, location: answer.headers.get('location'), html: await answer.text() };
}

/** The page that a press leads to. */
export async function press(page: Page, button: string, filled: Readonly<Record<string, string>> = {}): Promise<Page> {
  const landing = await page.press('do', button, filled);
  if (!landing.page) throw new Error(`the page leads away, to ${landing.url}`);
  return landing.page;
}
