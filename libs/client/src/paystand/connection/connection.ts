import type { paths } from '@paystub/contracts/paystand';
import { isLoopback } from '../../connection/address.js';
import { type CallOptions, type ClientOptions, Connection as ConnectionTo } from '../../connection/connection.js';
import type { AnswerOf, InputOf } from '../../connection/endpoint.js';
import { isSendable, Secrets } from '../../connection/secrets.js';
import { dialect, tokenCall } from './dialect.js';
import { type Endpoint, inferredOperations } from './endpoint.js';
import { type Target, urlOf } from './environment.js';
import { limitGate, tokenGate } from './gate.js';
import type { LookUp } from './look-up.js';
import { errorOf, invalidArgument } from './paystand-error.js';
import { Throttle } from './throttle.js';
import { Tokens } from './tokens.js';

/** A call may take 120,000 ms in whole, unless it says otherwise: the limit of requests may hold it back for a minute. */
export interface PaystandOptions extends ClientOptions, Target {
  /** The three are from Paystand's dashboard, under Integrations. The secret and tokens are never logged, printed or put into an error. */
  readonly clientId: string;
  readonly clientSecret: string;
  readonly customerId: string;
  /**
   * How many requests this client makes in a minute: 3,000, or what answers say, unless it says fewer. Leave room where several processes
   * have one client id. With `Infinity` nothing is held back, as where a sandbox lets any number pass.
   */
  readonly requestsPerMinute?: number;
  /** Sends operations that are inferred to other machines too. Without it they go to loopback only, as to the sandbox. */
  readonly allowInferred?: boolean;
}

/** The one way to call Paystand. */
export interface Connection extends Pick<ConnectionTo<paths, LookUp>, 'unexpected' | 'broken'> {
  call<E extends Endpoint>(endpoint: E, input: InputOf<paths, E>, options?: CallOptions): Promise<AnswerOf<paths, E>>;
  /** Throws where this would leave the machine, and nobody has allowed it. */
  checkInferred(operation: Endpoint, what: string): void;
}

export function connect({ clientId, clientSecret, customerId, requestsPerMinute, allowInferred, ...options }: PaystandOptions): Connection {
  check({ clientId, clientSecret, customerId });
  if (requestsPerMinute !== undefined && !(requestsPerMinute >= 1))
    throw invalidArgument('requestsPerMinute', 'requestsPerMinute is a number from 1.');
  const baseUrl = urlOf(options);
  const patient = { timeoutMs: 120_000, ...options };
  const secrets = new Secrets([clientSecret]);
  const throttle = new Throttle(requestsPerMinute, options.sleep);

  const access = new ConnectionTo<paths, LookUp>(dialect, { baseUrl, headers: {}, secrets }, patient, limitGate(throttle));
  const credentials = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret, scope: 'auth' } as const;
  const tokens = new Tokens(async () => {
    const token = await access.call(tokenCall, { body: credentials });
    secrets.lend(...[token.access_token, token.refresh_token].filter((secret) => typeof secret === 'string'));
    return token;
  });
  const headers = { 'X-CUSTOMER-ID': customerId };
  const api = new ConnectionTo<paths, LookUp>(dialect, { baseUrl, headers, secrets }, patient, tokenGate(tokens, throttle));

  const checkInferred = (operation: Endpoint, what: string) => {
    if (!allowInferred && !isLoopback(baseUrl)) throw inferred(operation, what);
  };
  return {
    async call(endpoint, input, callOptions) {
      if (inferredOperations.includes(endpoint)) checkInferred(endpoint, 'Paystand says that this can be done, but not how');
      return api.call(endpoint, input, callOptions);
    },
    checkInferred,
    unexpected: (endpoint, message) => api.unexpected(endpoint, message),
    broken: (endpoint, error, signal) => api.broken(endpoint, error, signal),
  };
}

function check(credentials: Readonly<Record<string, unknown>>): void {
  for (const [argument, value] of Object.entries(credentials))
    if (!isSendable(value))
      throw invalidArgument(
        argument,
        `The ${argument} must be a text of visible characters without spaces, as Paystand’s dashboard shows it.`,
      );
}

const inferred = (operation: Endpoint, what: string) =>
  errorOf({
    kind: 'inferred',
    message: `${operation} was not sent: ${what}; how is inferred. Ask Paystand, or send it all the same with allowInferred: true.`,
    operation,
  });
