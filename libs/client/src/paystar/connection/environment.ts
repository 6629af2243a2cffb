import { addressOf, isLoopback } from '../../connection/address.js';
import { invalidArgument } from './paystar-error.js';

/** Paystar's environments, each with keys and business units of its own. */
export type Environment = 'development' | 'staging' | 'production';

/** Where each of Paystar's three APIs is. */
export interface Urls {
  readonly embedded: string;
  readonly events: string;
  readonly query: string;
}

export interface Target {
  /** Which of Paystar's environments. Staging is observed in use, not documented. There is no default: one of them moves money. */
  readonly environment?: Environment;
  /** One address for all three APIs, in place of an environment. The sandbox listens on `http://127.0.0.1:4010`. */
  readonly baseUrl?: string;
  /** Addresses of single APIs that are others than the environment or the baseUrl says. */
  readonly urls?: Partial<Urls>;
}

const all = (url: string): Urls => ({ embedded: url, events: url, query: url });

/**
 * Documented are the hosts of embedded and events in development and in production, where they differ; newer sources name
 * `gateway.paystar.io` in production for both. Staging is observed. The host of queries is stated nowhere: it is inferred from the others.
 */
const environments: Readonly<Record<Environment, Urls>> = {
  development: all('https://dev-gateway.paystar.io'),
  staging: all('https://stage-gateway.paystar.io'),
  production: { ...all('https://gateway.paystar.io'), embedded: 'https://secure.paystar.io' },
};

/** The address of each API, checked. */
export function urlsOf({ environment, baseUrl, urls = {} }: Target): Urls {
  if (environment !== undefined && baseUrl !== undefined)
    throw invalidArgument('baseUrl', 'Give an environment or a baseUrl, not both: single APIs can have an address of their own in urls.');
  if (environment !== undefined && !Object.hasOwn(environments, environment))
    throw invalidArgument('environment', 'The environment is none of development, staging and production.');
  const usual: Partial<Urls> = environment !== undefined ? environments[environment] : baseUrl !== undefined ? all(baseUrl) : {};
  const at = (api: keyof Urls): string => {
    const [argument, url] = urls[api] !== undefined ? [`urls.${api}`, urls[api]] : ['baseUrl', usual[api]];
    if (url === undefined)
      throw invalidArgument('environment', `Nothing says where the ${api} API is: give an environment, a baseUrl or urls.${api}.`);
    return checked(argument, url);
  };
  return { embedded: at('embedded'), events: at('events'), query: at('query') };
}

function checked(argument: string, url: string): string {
  const address = addressOf(url, (fault) => invalidArgument(argument, `The ${argument} ${fault}. The key goes into apiKey.`));
  if (address.startsWith('http:') && !isLoopback(address))
    throw invalidArgument(argument, `The ${argument} would send the key unencrypted: http is for this machine only.`);
  return address;
}
