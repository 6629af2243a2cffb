import { addressOf, isLoopback } from '../../connection/address.js';
import { invalidArgument } from './paystand-error.js';

/** Paystand's environments, each with credentials and tokens of its own. */
export type Environment = 'sandbox' | 'production';

export interface Target {
  /** Which of Paystand's environments: `sandbox` is Paystand's own, not this one. There is no default, because one of them moves money. */
  readonly environment?: Environment;
  /** An address in place of an environment, version included. This sandbox listens on `http://127.0.0.1:4020/v3`. */
  readonly baseUrl?: string;
}

const environments: Readonly<Record<Environment, string>> = {
  sandbox: 'https://api.paystand.co/v3',
  production: 'https://api.paystand.com/v3',
};

/** The address of the API, checked. */
export function urlOf({ environment, baseUrl }: Target): string {
  if (environment !== undefined && baseUrl !== undefined) throw invalidArgument('baseUrl', 'Give an environment or a baseUrl, not both.');
  if (baseUrl === undefined) {
    if (environment === undefined || !Object.hasOwn(environments, environment))
      throw invalidArgument('environment', 'Nothing says where Paystand is: the environment is sandbox or production, or give a baseUrl.');
    return environments[environment];
  }
  const address = addressOf(baseUrl, (fault) => invalidArgument('baseUrl', `The baseUrl ${fault}. The secret goes into clientSecret.`));
  if (address.startsWith('http:') && !isLoopback(address))
    throw invalidArgument('baseUrl', 'The baseUrl would send the secret unencrypted: http is for this machine only.');
  return address;
}
