import type { Call } from '../../verifier/index.js';
import { routes } from '../index.js';
import { type PaystandStage, unknownId } from './parts.js';

export type Headers = Readonly<Record<string, string | null>>;

/** Every operation but the one that gives tokens, about something that is not there: for what is looked at before that. */
export const everyOperation = ({ api, built }: PaystandStage): readonly ((headers: Headers) => Call<unknown>)[] =>
  routes
    .filter(({ operationId }) => operationId !== 'createToken' && built(operationId))
    .map(({ method, path }) => {
      const located = path.replace(/\{\w+\}/g, unknownId);
      return (headers) => api.raw({ method, path: located, headers });
    });

/** Asks that take a JSON body, each of which would go well with the right one. */
export async function withBody({ api, given }: PaystandStage): Promise<readonly ((body: string, headers?: Headers) => Call<unknown>)[]> {
  const { id: receivable, payerCustomerId } = await given.aReceivable();
  const asks = [
    ['POST', '/payerCustomers'],
    ['PUT', `/payerCustomers/${payerCustomerId}`],
    ['POST', '/receivables/create'],
    ['PUT', `/receivables/${receivable}/update`],
    ['POST', '/payments/secure'],
    ['POST', '/oauth/token'],
  ] as const;
  return asks.map(
    ([method, path]) =>
      (body, headers = {}) =>
        api.raw({ method, path, body, headers }),
  );
}
