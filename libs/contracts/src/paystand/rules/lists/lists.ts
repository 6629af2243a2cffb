import { type Call, where } from '../../../verifier/index.js';
import type { PaystandStage } from '../parts.js';

/** What every list is answered with. */
export const wholeList = {
  results: where('a list', Array.isArray),
  count: where('a count', Number.isInteger),
  settings: {},
} as const;

type Query = Readonly<Record<string, string>>;

/** What all lists answer with. */
interface Page {
  readonly results: readonly Row[];
  readonly count: number;
  readonly settings: { readonly limit: number; readonly offset: number; readonly order: string };
}

interface Row {
  readonly id: string;
  readonly created: string;
  readonly lastUpdated: string;
}

/** A list, by its path; its parameters are those of the document, or others. */
export type List = (query?: Query) => Call<unknown>;

const listAt =
  ({ api }: Pick<PaystandStage, 'api'>, path: string): List =>
  (query = {}) =>
    api.raw({ method: 'GET', path: Object.keys(query).length > 0 ? `${path}?${new URLSearchParams(query)}` : path });

/** What filters by date are documented for. */
export const filteredLists = (stage: Pick<PaystandStage, 'api'>): readonly List[] =>
  ['/receivables', '/payments/all', '/refunds', '/refunds/all', '/disputes', '/disputes/all', '/transfers'].map((path) =>
    listAt(stage, path),
  );

/** The others. */
export const plainLists = (stage: Pick<PaystandStage, 'api'>, receivableId: string): readonly List[] =>
  ['/payerCustomers', '/receivables/read', '/transfers/all', `/receivables/${receivableId}/transactions`].map((path) =>
    listAt(stage, path),
  );

export const receivableList = (stage: Pick<PaystandStage, 'api'>): List => listAt(stage, '/receivables');
export const bareReceivableList = (stage: Pick<PaystandStage, 'api'>): List => listAt(stage, '/receivables/read');

/** A page as it is answered. */
export const page = async (call: Call<unknown>): Promise<Page> => (await call.answers(200, wholeList)) as Page;

/** The ids of a page, in their order; of those that a rule made, where it says which. */
export async function idsIn(call: Call<unknown>, ours?: readonly string[]): Promise<readonly string[]> {
  const { results } = await page(call);
  return results.map(({ id }) => id).filter((id) => ours?.includes(id) ?? true);
}
