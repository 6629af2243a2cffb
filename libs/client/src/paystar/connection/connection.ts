import type { paths } from '@paystub/contracts/paystar';
import { isLoopback } from '../../connection/address.js';
import { type CallOptions, type ClientOptions, Connection as ConnectionTo } from '../../connection/connection.js';
import type { InputOf } from '../../connection/endpoint.js';
import { isSendable, Secrets } from '../../connection/secrets.js';
import { dialect } from './dialect.js';
import { type DataOf, type Endpoint, inferredOperations } from './endpoint.js';
import { type Target, type Urls, urlsOf } from './environment.js';
import type { LookUp } from './look-up.js';
import { errorOf, invalidArgument } from './paystar-error.js';

export interface PaystarOptions extends ClientOptions, Target {
  /** From Paystar's account manager, for servers only. It is never logged, printed or put into an error. */
  readonly apiKey: string;
  /** Sends operations whose path is inferred to other machines too. Without it they go to loopback only, as to the sandbox. */
  readonly allowInferred?: boolean;
}

/** The one way to call Paystar. What it answers is the `data` of the envelope. */
export interface Connection {
  call<E extends Endpoint>(endpoint: E, input: InputOf<paths, E>, options?: CallOptions): Promise<DataOf<E>>;
}

export function connect({ apiKey, allowInferred = false, ...options }: PaystarOptions): Connection {
  if (!isSendable(apiKey))
    throw invalidArgument(
      'apiKey',
      'The API key must be a text of visible characters without spaces. It comes from Paystar’s account manager.',
    );
  const urls = urlsOf(options);
  const secrets = new Secrets([apiKey]);
  const headers = { 'X-Paystar-Api-Key': apiKey };
  const to = (baseUrl: string) => new ConnectionTo<paths, LookUp | null>(dialect, { baseUrl, headers, secrets }, options);
  const connections = { embedded: to(urls.embedded), events: to(urls.events), query: to(urls.query) };

  return {
    async call(endpoint, input, callOptions) {
      const api = apiOf(endpoint);
      if (!allowInferred && !isLoopback(urls[api]) && inferredOperations.includes(endpoint)) throw inferred(endpoint);
      // An event may be answered by nothing at all.
      const answer: { readonly data: DataOf<typeof endpoint> } | undefined = await connections[api].call(endpoint, input, callOptions);
      return answer?.data as DataOf<typeof endpoint>;
    },
  };
}

/** The APIs have hosts of their own; the first part of a path tells them apart. */
function apiOf(endpoint: Endpoint): keyof Urls {
  if (endpoint.includes(' /integrations/embedded/')) return 'embedded';
  return endpoint.includes(' /integrations/events') ? 'events' : 'query';
}

const inferred = (operation: Endpoint) =>
  errorOf({
    kind: 'inferred',
    message:
      `${operation} was not sent: Paystar documents this operation, but not its path, which is inferred. ` +
      'Ask Paystar for the path, or send it all the same with allowInferred: true.',
    operation,
  });
